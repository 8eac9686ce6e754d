const require_rolldown_runtime = require("./rolldown-runtime.cjs"), require_gate = require("./gate.cjs"), require_command_tables = require("./command-tables.cjs"), require_hashing = require("./hashing.cjs"), require_main = require("./main.cjs"), require_nearest = require("./nearest.cjs");
let node_path = require("node:path");
// src/cli/help.ts
var help_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({
	HELP: () => HELP,
	TOPICS: () => TOPICS,
	helpFor: () => helpFor
});
const HELP = "seal-gate compares files with their seal (path, sha256, byte length). It names, locates and proves every drift.\n\n  seal-gate seal docs/*.md -o seal-gate.json    seal files: write a manifest\n  seal-gate seal --update                       seal again what was changed on purpose, after showing why it differs\n  seal-gate verify                              compare them with it; exit code 0 pass, 1 fail, 2 unverifiable\n  seal-gate diff                                show the drift as a diff, with invisible bytes visible\n  seal-gate restore seal-gate.json --write      write proved original bytes back; without --write, print them as a patch\n  seal-gate explain FILE --sha256 HEX           explain why one file does not match its digest\n  seal-gate explain A B                         explain what differs between two files, folders or archives, without any seal\n  seal-gate merge report-*.json                 combine the shards of a matrix into one verdict\n  seal-gate repair SHA256SUMS > clean           print the same seals without BOM, CRLF, UTF-16, upper-case hex, …\n  seal-gate init-packet DIR                     write a starter release packet: it verifies, and it holds production\n  seal-gate rehearse SPEC                       prove on a throwaway clone that a change can be undone\n  seal-gate rerun PACKET                        make the machine-made parts of a packet again, and compare its tree hash\n  seal-gate probe                               prove that the gate refuses bad inputs on this machine\n\n  seal-gate completion bash                     print the completion of a shell: bash, zsh or fish\n\n  seal-gate help COMMAND                        flags and examples of one command; also: exit-codes, formats, environment\n  seal-gate --version\n", COMMANDS = /* @__PURE__ */ new Map([
	["verify", {
		usage: "verify [MANIFEST…] [flags]",
		text: "Compares every sealed file with its bytes on disk. Without a manifest, takes the only one in this folder, or the nearest above in the\nrepository.",
		table: require_gate.VERIFY,
		end: "Exit code 0: every sealed byte is right. 1: bytes or evidence are wrong. 2: not verifiable, or bad usage.\n\n  seal-gate verify SHA256SUMS\n  seal-gate verify seal-gate.json --covers 'migrations/**' --json > report.json"
	}],
	["seal", {
		usage: "seal PATH… [-o FILE] [flags], or seal --update [PATH…] [flags]",
		text: "Writes a manifest of files, and of all files in folders, without what git ignores there. The same files always give the same bytes. Over a\nmanifest that exists, what is not named stays as it is sealed, and nothing is removed or weakened without --remove.\n\n--update seals again only what has changed since. It shows why each file differs, and asks. Files that are gone stay sealed without --remove,\nand new ones are added when they are named, or a folder with them.",
		table: require_command_tables.SEAL_COMMAND,
		end: "Exit code 0: sealed. 1: with --check, something would change; with --update, something is left. 2: nothing was written.\n\n  seal-gate seal migrations -o migrations/seal-gate.json --covers '**'\n  seal-gate seal --update\n  seal-gate seal --update docs --remove"
	}],
	["probe", {
		usage: "probe [--json]",
		text: "Builds small packets of real bytes in a private folder, damages them in every way that docs/probes.md lists (drifted files, forged\nevidence, hostile manifests), and checks that the gate refuses each for its own reason and passes the undamaged ones. --json prints\nprobe-results.json: the same bytes every time.",
		table: require_command_tables.PROBE
	}],
	["merge", {
		usage: "merge REPORT… [--run NAME] [--json] [--html FILE]",
		text: "Combines the reports of all shards of one run (verify --shard 1/8 --json > report-1.json, and so on) into one report. A shard that is\nmissing, present twice, or from another run, commit or manifest makes the verdict unverifiable.",
		table: require_command_tables.MERGE_COMMAND
	}],
	["repair", {
		usage: "repair MANIFEST",
		text: "Prints the same seals as a clean manifest, where that is mechanical: byte order mark, UTF-16, CRLF, upper-case hex, a leading \"./\", a\nmissing last line feed, repeated lines. Lists the changes on standard error. Does not change the file.",
		table: require_command_tables.REPAIR
	}],
	["init-packet", {
		usage: "init-packet DIR [--packet NAME]",
		text: "Writes a starter release packet: a policy, what a clone must look like, evidence that honestly says that nothing was done yet, a blocker\nmap, the results of the probes, an example validator with its result, and a manifest of it all. It verifies, and its decision\nis HOLD_PRODUCTION. Its README.md has the next steps. Writes only into a folder that is empty or does not exist yet, and always the same bytes.",
		table: require_command_tables.INIT_PACKET,
		end: "  seal-gate init-packet packets/CHG-0417 --packet CHG-0417"
	}],
	["rehearse", {
		usage: "rehearse SPEC [flags], or: rehearse --dump FILE --apply FILE --rollback FILE [flags]",
		text: "Restores a production-shaped dump into a throwaway database, applies a change, rolls it back, and proves that the schema and every row are\nas before. A spec names the files, the expected schema and a policy; then four evidence documents are written. If its dump does not exist,\nnothing is rehearsed and nothing is claimed, and it lists what is needed.",
		table: require_command_tables.REHEARSE_COMMAND,
		end: "Exit code 0: rehearsed, or there is no dump and none is required. 1: denied, with the reasons. 2: not verifiable, or bad usage.\n\n  seal-gate rehearse --dump clone.sql --apply up.sql --rollback down.sql --run-as app\n  seal-gate rehearse migrations/0042/rehearsal.json --dump clone.sql\n  seal-gate rehearse --dump clone.sql --migrations db/migrations --since origin/main"
	}],
	["rerun", {
		usage: "rerun PACKET [flags]",
		text: "Copies a packet to a private folder and makes every machine-made document again: the results of the probes; with --run-rehearsal or\n--dump, the evidence of its rehearsal; with --run-validator, the results of its validators. Then seals the copy and compares the sha256 of\nthe manifest with packet_tree.sha256 or the pinned one. Differences are listed by document and place; values that could be secret are never shown.\nPACKET is a folder with one manifest, or a manifest.",
		table: require_command_tables.RERUN,
		end: "The last line is OVERALL PASS or OVERALL FAIL. Exit code 0: the same tree hash, and the packet verifies. 1: something differs or is wrong.\n2: not verifiable, nothing could be made again, or bad usage.\n\n  seal-gate rerun packets/CHG-0417 --run-validator --run-rehearsal"
	}],
	["diff", {
		usage: "diff [MANIFEST] [PATH…]",
		text: "Shows each sealed file that has changed beside its sealed bytes, where undoing the causes or git gives them, line by line, with invisible\nbytes visible. Binary files are compared by rows of bytes. PATH chooses sealed files, or folders with some.",
		table: require_command_tables.DIFF,
		end: "Exit code 0: no difference. 1: something differs. 2: not verifiable, or bad usage.\n\n  seal-gate diff docs/terms.md | less -R"
	}],
	["completion", {
		usage: "completion bash|zsh|fish",
		text: "Prints the completion of a shell: commands, flags, and the values that a flag takes.",
		table: require_command_tables.COMPLETION,
		end: "  echo 'source <(seal-gate completion bash)' >> ~/.bashrc\n  seal-gate completion zsh > \"${fpath[1]}/_seal-gate\"\n  seal-gate completion fish > ~/.config/fish/completions/seal-gate.fish"
	}],
	["restore", {
		usage: "restore [MANIFEST [PATH…]] [--only CAUSE] [--write] [-o FILE]",
		text: "Prints every drifted file whose sealed bytes are proved as a patch for \"git apply\", or writes them back. Changes nothing else. Without a\nmanifest, takes the one that verify finds. PATH and --only choose some of the files.",
		table: require_command_tables.RESTORE,
		end: "Exit code 0: every drifted file is restored, or in the patch. 1: some are left. 2: not verifiable, or bad usage."
	}],
	["explain", {
		usage: "explain FILE --sha256 HEX [--bytes N] [--against ORIGINAL] [--json]",
		text: "Explains why a file does not match its digest: cause, certainty, places, differences, remedy. Where the sealed bytes are known, also\nwhether both mean the same (JSON, CSV, YAML, TOML, XML, Markdown).\n\n  seal-gate explain A B                         compares B with A without any seal: A is taken as the sealed file or folder",
		table: require_command_tables.EXPLAIN,
		end: "Exit code 0: it matches. 1: it differs. 2: it cannot be read or compared (folders, archives), or bad usage.\n\n  seal-gate explain data.csv --sha256 HEX --against /backup/data.csv\n  seal-gate explain data.csv.orig data.csv"
	}]
]), OTHERS = /* @__PURE__ */ new Map([
	["exit-codes", "Exit code 0: pass. 1: fail, because bytes or evidence are wrong. 2: unverifiable, because the gate could not judge, or bad usage.\nOnly 0 is a pass. \"seal --check\" and \"seal --update\" end in 1 when something would change, or is left.\n"],
	["formats", `The format of a manifest is found out by its text; --format forces one.

  read     ${require_gate.MANIFEST_FORMATS.join(", ")}
  written  native, gnu, bsd, bagit (seal --format)

"seal-gate verify -" reads a list from standard input: sha256sum docs/* | seal-gate verify -
`],
	["environment", "NO_COLOR             no colours\nFORCE_COLOR          colours, even where the output is not a terminal\nSEAL_GATE_PROGRESS   off: no lines of progress on standard error, for logs that are compared\nGIT_INDEX_FILE       the index that verify --staged judges; git sets it for hooks\nGITHUB_RUN_ID        with GITHUB_RUN_ATTEMPT, GITHUB_SHA and GITHUB_REF, names the run that a report is of; --run names another one\nCI, GITHUB_ACTIONS   the run is a job: files are changed by its steps, not by an editor\n"]
]), TOPICS = [...COMMANDS.keys(), ...OTHERS.keys()];
function helpFor(command) {
	let other = OTHERS.get(command ?? "");
	if (other !== void 0) return other;
	let help = command === void 0 ? void 0 : COMMANDS.get(command);
	if (help === void 0) return;
	let flags = flagLines(help.table).join("\n");
	return `${[
		`seal-gate ${help.usage}`,
		help.text,
		flags,
		help.end
	].filter((part) => part).join("\n\n")}\n`;
}
function flagLines(table) {
	return require_main.flagsOf(table).flatMap(([name, { type, default: standard, flag }]) => {
		let head = `${flag?.short === void 0 ? "" : `-${flag.short}, `}${type === "switch" && standard ? `--no-${name}` : `--${name}`}${flag?.argument === void 0 ? "" : ` ${flag.argument}`}`, [first = "", ...more] = wrapText(flag?.help ?? "", 102), indent = " ".repeat(28);
		return [`  ${head.length < 26 ? head.padEnd(26) : `${head}  `}${first}`, ...more.map((line) => `${indent}${line}`)];
	});
}
function wrapText(text, width) {
	let lines = [""];
	for (let word of text.split(" ")) {
		let line = lines.at(-1) ?? "";
		line !== "" && line.length + word.length >= width ? lines.push(word) : lines[lines.length - 1] = line === "" ? word : `${line} ${word}`;
	}
	return lines;
}
// src/cli/completion.ts
var completion_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ completion: () => completion });
const SHELLS = {
	bash,
	zsh,
	fish
}, completion = async (args, _cwd, terminal) => {
	let { positionals } = await require_main.parseFlags(args, require_command_tables.COMPLETION), [shell = "", ...more] = positionals;
	if (!Object.hasOwn(SHELLS, shell) || more.length > 0) throw new require_gate.UsageError(shell === "" ? "name a shell" : `there is no completion for ${JSON.stringify(positionals.join(" "))}`, "Try one of bash, zsh, fish.");
	return terminal.out(SHELLS[shell]()), 0;
};
function entriesOf(table) {
	return require_main.flagsOf(table).map(([name, row]) => ({
		words: [...row.flag?.short === void 0 ? [] : [`-${row.flag.short}`], row.type === "switch" && row.default ? `--no-${name}` : `--${name}`],
		help: row.flag?.help ?? "",
		argument: row.flag?.argument,
		values: valuesOf(row)
	}));
}
function valuesOf(row) {
	return row.type === "choice" || row.type === "choices" ? row.words : [];
}
function wordsAfter(command) {
	return command === "help" ? TOPICS : command === "completion" ? Object.keys(SHELLS) : [];
}
const NAMES = () => [...COMMANDS.keys(), "help"];
function bash() {
	let cases = NAMES().map((name) => {
		let entries = entriesOf(COMMANDS.get(name)?.table ?? {}), words = [
			...entries.flatMap((entry) => entry.words),
			...wordsAfter(name),
			...name === "help" ? [] : ["--help"]
		], values = entries.flatMap((entry) => entry.argument === void 0 ? [] : [`        ${entry.words.join("|")}) ${entry.values.length > 0 ? `words='${entry.values.join(" ")}'` : "words=''"} ;;`]);
		return [
			`    ${name})`,
			`      words='${words.join(" ")}'`,
			...values.length === 0 ? [] : [
				"      case $previous in",
				...values,
				"      esac"
			],
			"      ;;"
		].join("\n");
	});
	return `# bash completion of seal-gate: source <(seal-gate completion bash)
_seal_gate() {
  local current=\${COMP_WORDS[COMP_CWORD]} previous=\${COMP_WORDS[COMP_CWORD-1]} words=''
  COMPREPLY=()
  if [ "$COMP_CWORD" -eq 1 ]; then
    mapfile -t COMPREPLY < <(compgen -W '${NAMES().join(" ")} --version' -- "$current")
    return
  fi
  case \${COMP_WORDS[1]} in
${cases.join("\n")}
  esac
  mapfile -t COMPREPLY < <(compgen -W "$words" -- "$current")
}
complete -o bashdefault -o default -F _seal_gate seal-gate
`;
}
function zsh() {
	let text = (words) => words.replace(/[[\]:\\]/g, "\\$&").replaceAll("'", "'\\''"), commands = NAMES().map((name) => `    '${name}:${text(firstSentence(name))}'`), cases = NAMES().map((name) => {
		let flags = entriesOf(COMMANDS.get(name)?.table ?? {}).flatMap(({ words, help, argument, values }) => words.map((word) => {
			let value = argument === void 0 ? "" : `:${argument}:${values.length > 0 ? `(${values.join(" ")})` : "_files"}`;
			return `        '*${word}[${text(help)}]${value}'`;
		})), rest = wordsAfter(name), last = rest.length > 0 ? `        '*:topic:(${rest.join(" ")})'` : "        '*:file:_files'";
		return `    ${name})\n      _arguments \\\n${[...flags, last].join(" \\\n")}\n      ;;`;
	});
	return `#compdef seal-gate
# zsh completion of seal-gate: seal-gate completion zsh > "\${fpath[1]}/_seal-gate"
_seal_gate() {
  local -a commands
  commands=(
${commands.join("\n")}
  )
  if (( CURRENT == 2 )); then
    _describe command commands
    return
  fi
  local command=$words[2]
  shift words
  (( CURRENT-- ))
  case $command in
${cases.join("\n")}
  esac
}
compdef _seal_gate seal-gate
`;
}
function fish() {
	let text = (words) => `'${words.replace(/[\\']/g, "\\$&")}'`;
	return `# fish completion of seal-gate: seal-gate completion fish > ~/.config/fish/completions/seal-gate.fish\n${NAMES().flatMap((name) => {
		let only = `-n '__fish_seen_subcommand_from ${name}'`, flags = entriesOf(COMMANDS.get(name)?.table ?? {}).map(({ words, help, argument, values }) => {
			let options = words.map((word) => word.startsWith("--") ? `-l ${word.slice(2)}` : `-s ${word.slice(1)}`).join(" "), value = argument === void 0 ? "" : values.length > 0 ? ` -x -a ${text(values.join(" "))}` : " -r";
			return `complete -c seal-gate ${only} ${options}${value} -d ${text(help)}`;
		}), rest = wordsAfter(name);
		return [
			`complete -c seal-gate -n __fish_use_subcommand -f -a ${name} -d ${text(firstSentence(name))}`,
			...flags,
			...rest.length > 0 ? [`complete -c seal-gate ${only} -f -a ${text(rest.join(" "))}`] : []
		];
	}).join("\n")}\n`;
}
function firstSentence(command) {
	let text = COMMANDS.get(command)?.text ?? "flags and examples of a command, or a topic.";
	return (/^[^.,]*/.exec(text)?.[0] ?? "").replaceAll("\n", " ");
}
// src/cli/mistakes/try.ts
const FLAG = /^--?[A-Za-z][A-Za-z0-9-]*$/, FLAG_WITH_VALUE = /^(--[a-z][a-z0-9-]*=)(.+)$/s;
function tryCommand(words, instead = "") {
	return tryAnything(["seal-gate", ...words], instead);
}
function tryAnything(words, instead = "") {
	let quoted = words.map(quoteWord);
	return quoted.includes(void 0) ? instead : `Try: ${quoted.join(" ")}`;
}
function quoteWord(word) {
	if (FLAG.test(word) || word === "-" || word === ">" || word === "&&" || word === "|" || word === "--") return word;
	let [, flag, value] = FLAG_WITH_VALUE.exec(word) ?? [];
	if (flag === void 0 || value === void 0) return require_gate.quoteShell(word);
	let quoted = require_gate.quoteShell(value);
	return quoted && `${flag}${quoted}`;
}
// src/cli/mistakes/after.ts
var after_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ hintAfter: () => hintAfter });
function hintAfter(report, args, cwd) {
	return expandedCovers(args, cwd) ?? movedManifest(report, args, cwd) ?? otherFile(report, args, cwd);
}
function otherFile({ findings }, args, cwd) {
	let wrong = findings.find(({ code, manifest }) => code === "manifest-format-unknown" && args.includes(manifest ?? ""))?.manifest, meant = wrong === void 0 || args.includes("--format") ? void 0 : require_gate.manifestAround(cwd);
	return wrong === void 0 || meant === void 0 || meant === wrong ? void 0 : tryCommand(["verify", ...args.map((arg) => arg === wrong ? meant : arg)], `The manifest here is ${JSON.stringify(meant)}.`);
}
function expandedCovers(args, cwd) {
	let at = args.indexOf("--covers"), [value = "", next = ""] = args.slice(at + 1), isFile = (name) => name !== "" && require_hashing.isReachable((0, node_path.resolve)(cwd, name)) && !require_hashing.isFolder((0, node_path.resolve)(cwd, name));
	if (!(at < 0 || !isFile(value) || !isFile(next) || next.startsWith("-"))) return `The shell has expanded the pattern of "--covers" to names of files. Write it in quotes, such as --covers '${(0, node_path.dirname)(value) === "." ? "" : `${(0, node_path.dirname)(value)}/`}**'.`;
}
function movedManifest({ counts, findings, manifests }, args, cwd) {
	let [manifest, ...others] = manifests;
	if (manifest === void 0 || others.length > 0 || counts.sealed === 0 || counts.missing !== counts.sealed) return;
	let paths = findings.flatMap(({ code, path }) => code === "missing" && path !== void 0 ? [path] : []).slice(0, 5), root = (0, node_path.resolve)(cwd, manifest.root), found = foldersAround(root, cwd).find((folder) => folder !== root && paths.length > 0 && paths.every((path) => require_hashing.isReachable((0, node_path.join)(folder, path))));
	if (found === void 0 || args.some((arg) => arg.startsWith("--root"))) return;
	let shown = (0, node_path.relative)(cwd, found) || ".";
	return `The sealed files exist, and not below the folder of the manifest, which their paths are relative to.\n${tryCommand([
		"verify",
		...args,
		"--root",
		shown
	], "Name their folder with \"--root\".")}`;
}
function foldersAround(root, cwd) {
	let top = require_hashing.folderWithGit(cwd) ?? cwd, folders = [(0, node_path.resolve)(cwd)];
	for (let at = root; require_hashing.isWithin(top, at) && at !== (0, node_path.dirname)(at); at = (0, node_path.dirname)(at)) folders.push(at);
	return folders;
}
// src/cli/mistakes/commands.ts
var commands_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({
	unknownCommand: () => unknownCommand,
	unknownTopic: () => unknownTopic
});
const SYNONYMS$1 = [
	[
		"check test validate audit compare-all status verify-all sha256sum shasum",
		["verify"],
		"compares files with their seals"
	],
	[
		"add create make new generate gen hash sign init manifest",
		["seal"],
		"writes a manifest"
	],
	[
		"update reseal re-seal refresh accept approve bless",
		["seal", "--update"],
		"seals again what was changed on purpose"
	],
	[
		"fix undo revert reset recover checkout",
		["restore"],
		"brings sealed bytes back"
	],
	[
		"why compare describe show blame",
		["diff"],
		"shows what has changed, and why"
	],
	[
		"remove rm delete unseal forget",
		[
			"seal",
			"--update",
			"--remove"
		],
		"removes seals of files that are gone, after asking"
	],
	[
		"selftest self-test selfcheck",
		["probe"],
		"proves that the gate refuses bad inputs"
	],
	[
		"combine join",
		["merge"],
		"combines the reports of shards"
	],
	[
		"clean normalize normalise",
		["repair"],
		"prints a clean manifest"
	],
	[
		"completions autocomplete",
		["completion"],
		"prints the completion of a shell"
	],
	[
		"version",
		["--version"],
		"prints the version"
	]
], CHECK_FLAGS = /* @__PURE__ */ new Set([
	"-c",
	"--check",
	"--verify"
]);
function unknownCommand(name, args, known, cwd) {
	let shown = JSON.stringify(name);
	if (name === "") return new require_gate.UsageError("the command is empty", tryCommand(["help"]));
	if (CHECK_FLAGS.has(name)) return new require_gate.UsageError(`${shown} is not a command: "verify" checks files`, tryCommand(["verify", ...args]));
	if (name.startsWith("-")) return flagFirst(name, args, known);
	let lower = name.toLowerCase();
	if (known.includes(lower)) return new require_gate.UsageError("commands are written in lower case", tryCommand([lower, ...args]));
	let synonym = SYNONYMS$1.find(([words]) => words.split(" ").includes(lower));
	if (synonym !== void 0) {
		let [, means, does] = synonym;
		return new require_gate.UsageError(`there is no command ${shown}: "${means.join(" ")}" ${does}`, tryCommand(completed([...means, ...args])));
	}
	let near = require_nearest.nearest(lower, known);
	return near === void 0 ? require_hashing.isReachable((0, node_path.resolve)(cwd, name)) ? new require_gate.UsageError(`${shown} is not a command, but a file or a folder`, tryCommand([
		"verify",
		name,
		...args
	])) : new require_gate.UsageError(`there is no command ${shown}`, tryCommand(["help"])) : new require_gate.UsageError(`there is no command ${shown}: did you mean "${near}"?`, tryCommand([near, ...args]));
}
function completed(words) {
	return words[0] !== "seal" || words.includes("--update") || words.some((word) => /^(?:-o|--output(?:=.*)?)$/.test(word)) ? words : [
		...words,
		...words.length === 1 ? ["."] : [],
		"-o",
		"seal-gate.json"
	];
}
function flagFirst(name, args, known) {
	let shown = JSON.stringify(name), near = require_nearest.nearest(name, ["--help", "--version"]);
	if (near !== void 0) return new require_gate.UsageError(`there is no flag ${shown}: did you mean "${near}"?`, tryCommand([near]));
	let at = args.findIndex((arg) => known.includes(arg)), command = args[at];
	if (command === void 0) return new require_gate.UsageError(`flags come after a command, and ${shown} is not one`, tryCommand(["help"]));
	let rest = [...args.slice(0, at), ...args.slice(at + 1)];
	return new require_gate.UsageError(`the command comes first, flags such as ${shown} after it`, tryCommand([
		command,
		name,
		...rest
	]));
}
function unknownTopic(name, topics) {
	let lower = name.toLowerCase(), means = SYNONYMS$1.find(([words]) => words.split(" ").includes(lower))?.[1][0], near = topics.includes(lower) ? lower : means ?? require_nearest.nearest(lower, topics), text = `there is no help about ${JSON.stringify(name)}`;
	return near === void 0 ? new require_gate.UsageError(text, tryCommand(["help"])) : near === "--version" ? new require_gate.UsageError(text, tryCommand(["--version"])) : new require_gate.UsageError(`${text}: did you mean "${near}"?`, tryCommand(["help", near]));
}
// src/cli/tables.ts
const TABLES = {
	verify: require_gate.VERIFY,
	seal: require_command_tables.SEAL_COMMAND,
	diff: require_command_tables.DIFF,
	restore: require_command_tables.RESTORE,
	explain: require_command_tables.EXPLAIN,
	merge: require_command_tables.MERGE_COMMAND,
	repair: require_command_tables.REPAIR,
	"init-packet": require_command_tables.INIT_PACKET,
	rehearse: require_command_tables.REHEARSE_COMMAND,
	rerun: require_command_tables.RERUN,
	probe: require_command_tables.PROBE,
	completion: require_command_tables.COMPLETION
};
// src/cli/mistakes/flags.ts
var flags_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ flagMistake: () => flagMistake });
const SYNONYMS = {
	"--verbose": ["--all"],
	"-v": ["--all"],
	"--details": ["--all"],
	"--silent": ["--quiet"],
	"-q": ["--quiet"],
	"--dry-run": ["--check"],
	"-n": ["--check"],
	"--ignore": ["--exclude"],
	"--cached": ["--staged"],
	"--index": ["--staged"],
	"--sha256": ["--manifest-sha256"],
	"--pin": ["--manifest-sha256"],
	"--base-dir": ["--root"],
	"--cwd": ["--root"],
	"-C": ["--root"],
	"--directory": ["--root"],
	"--out": ["--output"],
	"--include": ["--covers"],
	"--glob": ["--covers"],
	"--jobs": ["--threads"],
	"-j": ["--threads"],
	"--force": ["--remove"],
	"--fix": ["--write"],
	"--apply": ["--write"]
}, ARGUMENTS = /* @__PURE__ */ new Set([
	"--manifest",
	"--paths",
	"--reports",
	"--spec"
]);
function flagMistake(command, error) {
	let { args, table } = error, end = args.indexOf("--");
	for (let [at, arg] of args.entries()) {
		if (end >= 0 && at >= end) break;
		let mistake = ofArgument(command, args, at, table);
		if (mistake !== void 0) return arg === "" ? error : mistake;
	}
	let remedy = remedyOf(command, error);
	return new require_gate.UsageError(shortened(error.message, remedy), remedy);
}
function shortened(message, remedy) {
	let [, name, value] = /^"([a-z0-9-]+)" is ("(?:[^"\\]|\\.)*"); allowed is [^\n]*$/.exec(message) ?? [];
	return name === void 0 || remedy.startsWith("Try: seal-gate help ") ? message : `"--${name}" does not take ${value}`;
}
function remedyOf(command, { message, args, table }) {
	if (message.includes("is given twice")) return "Give it once.";
	if (/^"--[a-z0-9-]+" is empty$/.test(message)) return "Give it a value, or leave it out: is a variable of the shell not set?";
	if (message.startsWith("\"--help\"")) return tryCommand(["help", command]);
	let mended = withDigits(args) ?? withWords(args, table);
	return tryCommand(mended === void 0 ? ["help", command] : [command, ...mended]);
}
const DIGITS = /^(--[a-z0-9-]+=)?(?:sha256:)?([0-9a-f]{64})(?:[ \t].*)?$/is;
function withDigits(args) {
	let mended = args.map((arg) => arg.replace(DIGITS, "$1$2"));
	return mended.some((arg, at) => arg !== args[at]) ? mended : void 0;
}
const FORMATS = {
	sha256sum: "gnu",
	sha512sum: "gnu",
	shasum: "gnu",
	coreutils: "gnu",
	json: "native",
	openssl: "bsd",
	bag: "bagit"
};
function asSwitch(name, arg) {
	let value = arg.startsWith(`--${name}=`) ? arg.slice(name.length + 3).toLowerCase() : "";
	return [
		"yes",
		"on",
		"1",
		"y"
	].includes(value) ? `--${name}` : [
		"no",
		"off",
		"0",
		"n"
	].includes(value) ? `--no-${name}` : arg;
}
function withWords(args, table) {
	let mended = [...args];
	for (let [name, row] of require_main.flagsOf(table)) {
		if (row.type === "switch") for (let [at, arg] of args.entries()) mended[at] = asSwitch(name, mended[at] ?? arg);
		if (row.type === "choice") for (let [at, arg] of args.entries()) {
			let isJoined = arg.startsWith(`--${name}=`), place = arg === `--${name}` ? at + 1 : at, value = isJoined ? arg.slice(name.length + 3) : args[place];
			if (place === at && !isJoined || value === void 0 || row.words.includes(value)) continue;
			let meant = [FORMATS[value.toLowerCase()], require_nearest.nearest(value.toLowerCase(), row.words)].find((word) => word !== void 0 && row.words.includes(word)), word = row.words.find((word) => value.toLowerCase().startsWith(word)) ?? meant;
			if (word === void 0) return;
			mended[place] = isJoined ? `--${name}=${word}` : word;
		}
	}
	return mended.some((arg, at) => arg !== args[at]) ? mended : void 0;
}
function ofArgument(command, args, at, table) {
	let arg = args[at] ?? "", replaced = (...words) => tryCommand([
		command,
		...args.slice(0, at),
		...words,
		...args.slice(at + 1)
	]);
	if (!/^--?[A-Za-z]/.test(arg)) return;
	let flags = require_main.flagsOf(table), [name = "", value] = splitOnce(arg), row = rowOf(name, flags), withValue = (flag) => [value === void 0 ? flag : `${flag}=${value}`];
	if (row !== void 0) {
		let [, { type, flag }] = row;
		return type === "switch" || value !== void 0 || args[at + 1] !== void 0 && !/^-./.test(args[at + 1] ?? "") ? void 0 : new require_gate.UsageError(`"${name}" needs a value: ${flag?.argument ?? "TEXT"}`, tryCommand(["help", command]));
	}
	if (name === "--help" || name === "-h") return;
	let off = /^--no-(.+)$/.exec(name)?.[1], offRow = off === void 0 ? void 0 : flags.find(([known]) => known === off);
	if (offRow?.[1].type !== "switch") return offRow === void 0 ? unknownFlag(command, {
		name,
		arg,
		flags,
		replaced,
		withValue,
		args,
		at
	}) : new require_gate.UsageError(`"--${off}" takes a value, so it cannot be switched off: leave it out`, replaced());
}
function unknownFlag(command, { name, arg, flags, replaced, withValue, args, at }) {
	let shown = JSON.stringify(name), known = flags.flatMap(([one, { type }]) => type === "switch" ? [`--${one}`, `--no-${one}`] : [`--${one}`]), is = (flag) => known.includes(flag), text = `there is no flag ${shown}`, meant = (flag) => new require_gate.UsageError(`${text}: did you mean "${flag}"?`, replaced(...withValue(flag)));
	if (ARGUMENTS.has(name)) {
		let inputs = {
			...require_gate.GATE,
			...require_command_tables.SEAL
		}, value = /=(.+)$/s.exec(arg)?.[1], what = inputs[name.slice(2)] === void 0 ? "an argument" : "an input of the action; here it is an argument";
		return new require_gate.UsageError(`${shown} is ${what}`, value === void 0 ? replaced() : replaced(value));
	}
	let lower = name.toLowerCase();
	if (is(lower) && lower !== name) return meant(lower);
	if (!name.startsWith("--") && is(`-${lower}`)) return meant(`-${lower}`);
	let synonym = [...SYNONYMS[name] ?? [], ...SYNONYMS[lower] ?? []].find(is);
	if (synonym !== void 0) return meant(synonym);
	let near = require_nearest.nearest(name.startsWith("--") ? lower : `-${lower}`, known);
	if (near !== void 0 && name.length > 2) return meant(near);
	let others = Object.entries(TABLES).filter(([other, table]) => other !== command && rowOf(name, require_main.flagsOf(table)) !== void 0), [other] = others;
	if (other !== void 0) {
		let where = others.length === 1 ? `"${other[0]}"` : others.map(([one]) => `"${one}"`).join(", "), rest = [...args.slice(0, at), ...args.slice(at + 1)];
		return new require_gate.UsageError(`${shown} is a flag of ${where}`, others.length === 1 ? tryCommand([
			other[0],
			...rest,
			arg
		]) : tryCommand(["help", command]));
	}
	return Object.entries(require_gate.GATE).find(([one, row]) => `--${one}` === lower && !("flag" in row)) === void 0 ? new require_gate.UsageError(text, tryCommand(["help", command])) : new require_gate.UsageError(`${shown} is an input of the action only`, replaced());
}
function rowOf(name, flags) {
	return flags.find(([one, { flag }]) => name === `--${one}` || flag?.short !== void 0 && name === `-${flag.short}`);
}
function splitOnce(arg) {
	let at = arg.indexOf("=");
	return at < 0 ? [arg, void 0] : [arg.slice(0, at), arg.slice(at + 1)];
}
// src/cli/mistakes/names.ts
var names_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({
	missing: () => missing,
	noManifest: () => noManifest
});
const WINDOWS_PATH = /^(?:[A-Za-z]:[\\/]|\\\\)/, QUOTES = /^(['"`])(.+)\1$/s, URL = /^[a-z][a-z0-9+.-]*:\/\//i;
function missing({ given: name, kind }, command, args, cwd) {
	let instead = (...names) => [command, ...args.flatMap((arg) => arg === name ? names : [arg])], at = args.indexOf(name), plain = /^[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]+([a-z].*)$/s.exec(name)?.[1];
	return plain === void 0 ? name === "help" ? new require_gate.UsageError(`there is no ${kind} "help"`, tryCommand(["help", command])) : args[at - 1] === "--json" ? new require_gate.UsageError("\"--json\" takes no file: it prints the report", tryCommand([
		command,
		...args.filter((arg) => arg !== name),
		">",
		name
	])) : missingName(name, {
		cwd,
		kind,
		instead,
		couldBe: kind === "manifest" ? (other) => require_gate.usualManifests([other]).length > 0 : () => !0
	}) : new require_gate.UsageError(`${JSON.stringify(name)} begins with a typographic dash, as a word processor writes it`, tryCommand(instead(`--${plain}`)));
}
function missingName(name, given) {
	let { cwd, kind, instead } = given, shown = JSON.stringify(name), exists = (other) => other !== "" && require_hashing.isReachable((0, node_path.resolve)(cwd, other)), meant = (cause, ...names) => new require_gate.UsageError(cause, tryCommand(instead(...names)));
	if (URL.test(name)) {
		let local = (0, node_path.basename)(name.replace(/[?#].*$/s, "")) || "SHA256SUMS", fetch = [
			"curl",
			"-fLo",
			local,
			name,
			"&&",
			"seal-gate",
			...instead(local)
		];
		return new require_gate.UsageError(`${shown} is a URL, and nothing is downloaded here`, tryAnything(fetch, "Download it first."));
	}
	let [, , inner = ""] = QUOTES.exec(name) ?? [];
	if (exists(inner)) return meant(`the quotes in ${shown} are part of the name: this shell does not remove them`, inner);
	let slashed = name.replaceAll("\\", "/");
	if (slashed !== name && exists(slashed)) return meant(`there is no ${kind} ${shown}: here, folders are separated by "/"`, slashed);
	if (WINDOWS_PATH.test(name) && node_path.sep === "/") return new require_gate.UsageError(`${shown} is a path of Windows, and this is not Windows`, `Name the ${kind} relative to this folder.`);
	let parts = name.split(name.includes(",") ? /\s*,\s*/ : /\s+/).filter((part) => part !== "");
	if (parts.length > 1 && parts.every(exists)) return meant(`there is no ${kind} ${shown}: several names are separated by blanks, and not quoted together`, ...parts);
	if (require_gate.isPattern(name)) return unmatched(name, given);
	let near = similar(name, given);
	return near !== void 0 && near !== name ? meant(`there is no ${kind} ${shown}: did you mean ${JSON.stringify(near)}?`, near) : new require_gate.UsageError(`there is no ${kind} ${shown}`, otherWay(given));
}
function unmatched(name, given) {
	let [only, ...others] = below(given), cause = `the pattern ${JSON.stringify(name)} matches no ${given.kind}`;
	return new require_gate.UsageError(cause, only !== void 0 && others.length === 0 ? tryCommand(given.instead(only)) : otherWay(given));
}
function otherWay(given) {
	let [first, ...others] = below(given);
	return first === void 0 ? "Name one that exists." : others.length === 0 ? tryCommand(given.instead(first)) : `Name one of ${list([first, ...others])}.`;
}
function below({ cwd, couldBe }) {
	return filesBelow(cwd).filter((path) => couldBe((0, node_path.basename)(path)));
}
function filesBelow(cwd) {
	let files = [], left = 2e4;
	for (let { path, isFile } of require_hashing.walk(cwd, () => void 0)) if (isFile && !/(?:^|\/)node_modules\//.test(path) && files.push(path), --left === 0) break;
	return files;
}
function list(names) {
	let shown = names.slice(0, 5).map((name) => JSON.stringify(name)), more = names.length - shown.length;
	return more > 0 ? `${shown.join(", ")} and ${more} more` : shown.join(", ");
}
function similar(name, { cwd, couldBe }) {
	let folder = (0, node_path.dirname)(name), here = require_hashing.isFolder((0, node_path.resolve)(cwd, folder)) ? require_hashing.namesIn((0, node_path.resolve)(cwd, folder)) : [], near = here.find((other) => other.toLowerCase() === (0, node_path.basename)(name).toLowerCase()) ?? require_nearest.nearest((0, node_path.basename)(name), here.filter(couldBe)) ?? require_nearest.nearest((0, node_path.basename)(name), here), placed = (other) => folder === "." ? other : `${folder}/${other}`;
	if (near !== void 0 && !require_hashing.isFolder((0, node_path.join)((0, node_path.resolve)(cwd, folder), near))) return placed(near);
	let files = filesBelow(cwd);
	return files.find((path) => path.replaceAll("/", "") === name) ?? onlyOne(files.filter((path) => (0, node_path.basename)(path) === (0, node_path.basename)(name))) ?? require_nearest.nearest(name, files.filter((path) => couldBe((0, node_path.basename)(path))));
}
function onlyOne(names) {
	return names.length === 1 ? names[0] : void 0;
}
function noManifest(error, command, args, cwd) {
	let { folder, found, message } = error, instead = (name) => folder === void 0 ? [
		command,
		...args,
		name
	] : [command, ...args.map((arg) => arg === folder ? name : arg)], [first] = found;
	if (first !== void 0) return new require_gate.UsageError(message, tryCommand(instead(first)));
	if (folder !== void 0) {
		let output = (0, node_path.relative)(cwd, (0, node_path.resolve)(cwd, folder)) === "" ? "seal-gate.json" : `${folder.replace(/[/\\]+$/, "")}/seal-gate.json`;
		return new require_gate.UsageError(message, tryCommand([
			"seal",
			folder,
			"-o",
			output
		]));
	}
	let below = filesBelow(cwd).filter((path) => require_gate.usualManifests([(0, node_path.basename)(path)]).length > 0), [only, ...others] = below;
	if (only === void 0) return new require_gate.UsageError(message, tryCommand([
		"seal",
		".",
		"-o",
		"seal-gate.json"
	]));
	let where = others.length === 0 ? `there is one in ${JSON.stringify((0, node_path.dirname)(only))}` : `below it are ${list(below)}`;
	return new require_gate.UsageError(`${message}; ${where}`, tryCommand(instead(only)));
}
exports.after_exports = after_exports, exports.commands_exports = commands_exports, exports.completion_exports = completion_exports, exports.flags_exports = flags_exports, exports.help_exports = help_exports, exports.names_exports = names_exports;
