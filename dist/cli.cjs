#!/usr/bin/env node
Object.defineProperty(exports, Symbol.toStringTag, { value: "Module" });
const require_hashing = require("./hashing.cjs"), require_gate = require("./gate.cjs"), require_merge = require("./merge.cjs");
let node_fs = require("node:fs"), node_path = require("node:path");
/** The help of one command, or undefined when there is no such command. */
function helpFor(command) {
	return command === void 0 ? void 0 : (/* @__PURE__ */ new Map([
		["verify", "seal-gate verify [MANIFEST…] [flags]\n\nCompares every sealed file with its bytes on disk. Without a manifest, takes the one it finds in this folder.\n\n  --seals TEXT              an inline manifest instead\n  --format NAME             force a format (auto): native, gnu, bsd, columns, bagit, hashdeep, gentoo, tuf, in-toto, wheel-record,\n                            debian, cargo, lfs\n  --root FOLDER             folder that sealed paths are relative to (the manifest's folder)\n  --manifest-sha256 PIN     64 hex digits, or a file with them: pins the manifest's own bytes\n  --covers GLOB             every file that matches must be sealed; may be repeated\n  --unsealed WHAT           what a file without a seal is in that scope: fail, warn, ignore (fail)\n  --text-rules RULES        hold intact texts to rules as well: no-bom, lf, ascii, utf-8, nfc, no-invisible\n  --trusted-ref REF         take the manifest from this branch, tag or commit instead of the folder\n  --blocker-map FILE        the blocker map that must be in force (the one that the packet seals)\n  --require-clearance       also fail while the decision is HOLD_PRODUCTION\n  --run-validator           start the validators that the packet pins, and hold them to their sealed results\n  --no-probes               skip the self-test\n  --max-manifest-bytes N    refuse a larger manifest (268435456)\n  --max-entries N           refuse a manifest with more entries (5000000)\n  --shard I/N               judge only the I-th of N shares, balanced by bytes; \"merge\" makes one verdict of them\n  --threads N               hashing threads, 1 to 64 (auto: one for each core)\n  --json                    the report on standard output, and nothing else there\n  --html FILE               the report as one page for a browser, which loads nothing\n  --sarif FILE, --junit FILE   the report as SARIF 2.1.0, as JUnit XML\n\nExit code 0: every sealed byte is right. 1: bytes or evidence are wrong. 2: it could not be judged, or bad usage.\n\n  seal-gate verify SHA256SUMS\n  seal-gate verify seal-gate.json --covers 'migrations/**' --json > report.json\n"],
		["seal", "seal-gate seal PATH… [-o FILE] [flags]\n\nWrites a manifest of files, and of all files in folders. The same files always give the same bytes.\n\n  -o, --output FILE         where to write it (standard output); of what is there, only a manifest is written over\n  --format NAME             native, gnu, bsd, bagit (native)\n  --root FOLDER             folder that sealed paths are relative to (the folder of FILE)\n  --packet NAME             name of the packet (native)\n  --check                   write nothing; say whether sealing again would change anything, and what (exit code 1)\n  --covers GLOB             scope in which a file without a seal is a finding (native); may be repeated\n\n  seal-gate seal migrations -o migrations/seal-gate.json --covers '**'\n"],
		["probe", "seal-gate probe [--json]\n\nBuilds small packets of real bytes in a private folder, spoils them in every way that docs/probes.md lists (drifted files, forged evidence,\nhostile manifests), and demands that the gate refuses each for its own reason, and passes the unspoiled ones. --json gives\nprobe-results.json: the same bytes every time.\n"],
		["merge", "seal-gate merge REPORT… [--json] [--html FILE]\n\nMakes one report of the reports of all shards of a run (verify --shard 1/8 --json > report-1.json, and so on). A shard that is missing,\ndoubled, or of another run makes the verdict unverifiable.\n"],
		["repair", "seal-gate repair MANIFEST\n\nPrints the same seals as a clean manifest, where that is mechanical: byte order mark, UTF-16, CRLF, upper-case hex, a leading \"./\", a\nmissing last line feed, doubled lines. What it changed goes to standard error. Nothing is written in place.\n"],
		["init-packet", "seal-gate init-packet DIR [--packet NAME]\n\nWrites a release packet to begin with: a policy, what a clone must look like, evidence that says honestly that nothing was done yet, a\nblocker map, and the manifest over all of it. It verifies, and its decision is HOLD_PRODUCTION. Its README.md has the next steps. Writes only\ninto a folder that is empty or not there yet, and always the same bytes.\n\n  --packet NAME             name of the packet, in its manifest\n\n  seal-gate init-packet packets/CHG-0417 --packet CHG-0417\n"],
		["rehearse", "seal-gate rehearse SPEC [flags]\n\nRestores a production-shaped dump into a throwaway database, applies a change, rolls it back, and proves that schema and every row are as\nbefore. Writes four evidence documents. Without a dump nothing is rehearsed, nothing is claimed, and it says what is needed.\n\n  --dump FILE               the dump, in place of the one that the spec names: plain, gzip, custom, directory, tar\n  --engine NAME             auto, pglite (embedded), postgres (a server of its own, without any network) (auto)\n  --pg-bin FOLDER           folder of initdb and postgres\n  -o, --out FOLDER          where the evidence goes (\"evidence\" beside the spec)\n  --json                    all that was found on standard output, and nothing else there\n\nExit code 0: rehearsed, or there is no dump. 1: denied, with the reasons. 2: it could not be judged, or bad usage.\n\n  seal-gate rehearse migrations/0042/rehearsal.json --dump clone.sql\n"],
		["rerun", "seal-gate rerun PACKET [flags]\n\nCopies a packet to a private folder, makes everything in it again that a machine made (the results of the probes; the evidence of a rehearsal\nthat it orders, where the dump is at hand; with --run-validator the results of its validators), seals the copy, and compares the sha256 of the\nmanifest with packet_tree.sha256 or the pinned one. What differs is named by document and place; values that could be secret are never shown.\nPACKET is a folder with one manifest, or a manifest.\n\n  --run-validator           start the validators that the packet pins: see docs/threat-model.md\n  --dump FILE               the dump for its rehearsal, when it is kept outside the packet\n  --pg-bin FOLDER           initdb and postgres for its rehearsal\n  --manifest-sha256 PIN     64 hex digits, or a file with them, that the tree hash must equal\n  --write                   put what differs into the packet, with its manifest and packet_tree.sha256\n  --json                    the result on standard output, and nothing else there\n\nThe last line is OVERALL PASS or OVERALL FAIL. Exit code 0: the same tree hash, and the packet verifies. 1: something differs or is wrong.\n2: it could not be judged, nothing could be made again, or bad usage.\n\n  seal-gate rerun packets/CHG-0417 --run-validator\n"],
		["restore", "seal-gate restore MANIFEST [--write] [-o FILE]\n\nEvery drifted file whose sealed bytes are proved, as a patch for \"git apply\" on standard output, or written back. Nothing else is touched.\n\n  --write                   write the files back, atomically, and verify them again\n  -o, --output FILE         write the patch there\n  --object-format NAME      sha1 or sha256, as the repository has it (sha1)\n  --format NAME, --root FOLDER, --manifest-sha256 PIN   as in \"verify\"\n\nExit code 0: all that drifted is restored, or in the patch. 1: something is left. 2: nothing could be judged, or bad usage.\n"],
		["explain", "seal-gate explain FILE --sha256 HEX [--bytes N] [--json]\n\nWhy a file is not what its digest says: cause, proof, places, differences, remedy.\n\nExit code 0: it is exactly that. 1: it drifted. 2: it cannot be read, or bad usage.\n"]
	])).get(command);
}
// src/cli/command.ts
const EXIT = {
	pass: 0,
	fail: 1,
	unverifiable: 2
};
function exitCodeOf({ verdict }) {
	return EXIT[verdict];
}
// src/cli/named-file.ts
/**
* The bytes of a file that the user named.
* @throws UsageError with the name as it was given and no path of the machine
*/
function readNamed(name, cwd, limit) {
	refuseLeadingOut(name, cwd);
	try {
		return require_hashing.readNamedFile(cwd, name, limit);
	} catch (error) {
		throw new require_gate.UsageError(`${JSON.stringify(name)} cannot be read: ${require_hashing.errorCode(error)}`);
	}
}
/** @throws UsageError when a link leads from the folder to a file outside: whoever put it there would have that file quoted */
function refuseLeadingOut(name, cwd) {
	let out;
	try {
		out = require_hashing.escapesFolder(cwd, name);
	} catch (error) {
		throw new require_gate.UsageError(`${JSON.stringify(name)} cannot be looked at: ${require_hashing.errorCode(error)}`);
	}
	if (out) throw new require_gate.UsageError(`${JSON.stringify(name)} is a link that leads out of this folder`);
}
// src/cli/merge.ts
const merge = async (args, cwd, terminal) => {
	let { values, positionals } = require_gate.parseFlags(args, {
		json: { type: "boolean" },
		html: { type: "string" }
	});
	if (positionals.length === 0) throw new require_gate.UsageError("name the report.json of every shard");
	let report = require_merge.mergeReports(positionals.map((name) => read(name, cwd)));
	return typeof values.html == "string" && await (await Promise.resolve().then(() => require("./report-files.cjs")).then((n) => n.page_file_exports)).writePage(report, values.html, cwd), values.json === !0 ? terminal.out(require_gate.bundleFiles(report).find(({ name }) => name === "report.json")?.text ?? "") : terminal.out(require_gate.renderText(report, { colour: terminal.colour })), exitCodeOf(report);
};
function read(name, cwd) {
	let report = require_merge.parseReport(readNamed(name, cwd, 268435456).toString("utf8"));
	if (report !== void 0) return {
		name,
		report
	};
	throw new require_gate.UsageError(`${JSON.stringify(name)} is no seal-gate/report/1`);
}
// src/cli/seal.ts
/** `seal-gate seal PATH…`: writes a manifest, or with `--check` says whether writing it again would change anything. */
const seal = async (args, cwd, terminal) => {
	let order = orderOf(require_gate.parseFlags(args, {
		output: {
			type: "string",
			short: "o"
		},
		format: {
			type: "string",
			default: "native"
		},
		root: { type: "string" },
		packet: { type: "string" },
		covers: {
			type: "string",
			multiple: !0
		},
		check: { type: "boolean" }
	}));
	try {
		return told(await require_gate.carryOut(order, cwd), order, terminal);
	} catch (error) {
		throw error instanceof require_gate.OrderError ? new require_gate.UsageError(error.message) : error;
	}
};
function orderOf({ values, positionals }) {
	let { output, root, format, packet, covers, check } = values;
	if (check === !0 && typeof output != "string") throw new require_gate.UsageError("\"--check\" compares with a manifest: name it with \"-o\"");
	return {
		paths: positionals,
		format: String(format),
		check: check === !0,
		...typeof output == "string" && { output },
		...typeof root == "string" && { root },
		...typeof packet == "string" && { packet },
		...Array.isArray(covers) && { covers: covers.map(String) }
	};
}
/** Exit code 0 when it is sealed, or would be the same again; 1 when it would be another; 2 when nothing can be said. */
function told(outcome, { output, check }, terminal) {
	switch (outcome.kind) {
		case "refused":
			for (let note of outcome.notes) terminal.say(`seal-gate: ${noteText(note)}\n`);
			return 2;
		case "same": return terminal.out("Sealing again would change nothing.\n"), 0;
		case "differs":
			for (let note of outcome.notes) terminal.out(`${noteText(note)}\n`);
			return 1;
		default: {
			let { seals, text } = outcome;
			return output === void 0 ? terminal.out(text) : check || terminal.say(`sealed ${seals.length} ${seals.length === 1 ? "file" : "files"} in ${require_gate.quotePath(output)}\n`), 0;
		}
	}
}
/** `"path" cannot be sealed: it is a symbolic link`, `changed  "path": sha256`. */
function noteText({ change, path, what }) {
	let text = what === void 0 ? void 0 : require_gate.escapeLog(what);
	return change === void 0 ? path === void 0 ? text ?? "" : `${require_gate.quotePath(path)} ${text}` : `${change.padEnd(9)}${require_gate.quotePath(path ?? "")}${text === void 0 ? "" : `: ${text}`}`;
}
let lastLine = performance.now(), drawn = !1;
const terminal = {
	out: (text) => void process.stdout.write(text),
	say: (text) => void process.stderr.write(text),
	progress(done, total) {
		if (total === 0) drawn && process.stderr.write("\r\x1B[K"), drawn = !1;
		else if (process.stderr.isTTY === !0) {
			let full = Math.round(done / total * 30);
			process.stderr.write(`\r[${"#".repeat(full)}${".".repeat(30 - full)}] ${done} of ${total} files`), drawn = !0;
		} else performance.now() - lastLine > 5e3 && (lastLine = performance.now(), process.stderr.write(`${done} of ${total} files\n`));
	},
	colour: process.stdout.isTTY === !0 && process.env.NO_COLOR === void 0
}, USUAL = /^(?:seal-gate\.json|(?:sha256|sha384|sha512)sums?(?:\.txt)?|checksums?(?:\.txt|\.sha256)?|manifest-sha(?:256|512)\.txt|.*\.sha256)$/i;
/** Manifests in a folder, by their usual names, sorted. */
function discover(folder) {
	return usualManifests((0, node_fs.readdirSync)(folder));
}
/** Those of the names that people give a manifest. The tree hash of a packet pins its manifest and is none. */
function usualManifests(names) {
	return names.filter((name) => USUAL.test(name) && name !== "packet_tree.sha256").sort(require_gate.comparePaths);
}
// src/cli/verify.ts
/** Inputs that only a workflow run can serve. */
const ACTION_ONLY = /* @__PURE__ */ new Set([
	"reseal",
	"restore",
	"upload",
	"artifact-name",
	"retention-days",
	"sarif",
	"junit",
	"check-run",
	"github-token"
]), SWITCHES = [
	"require-clearance",
	"run-validator",
	"probes"
], LISTS = ["covers"], FLAG_NAMES = require_gate.OPTION_NAMES.filter((name) => name !== "manifest" && !ACTION_ONLY.has(name)), verify = async (args, cwd, terminal) => {
	let flags = require_gate.parseFlags(args, flagTypes(), SWITCHES), options = await optionsOf(flags), trusted = await trustedRef(options, cwd), manifests = await manifestsOf(flags.positionals, options, cwd, trusted), request = {
		...require_gate.toGateRequest(options, cwd, manifests),
		...trusted && { trusted },
		progress: terminal.progress
	}, report = await require_gate.runGate(request, options.probes ? require_gate.SELF_TEST : null);
	terminal.progress(0, 0);
	let { html, sarif, junit } = flags.values;
	return typeof html == "string" && await (await Promise.resolve().then(() => require("./report-files.cjs")).then((n) => n.page_file_exports)).writePage(report, html, cwd), typeof sarif == "string" && await (await Promise.resolve().then(() => require("./report-files.cjs")).then((n) => n.report_files_exports)).writeSarif(report, request, sarif), typeof junit == "string" && await (await Promise.resolve().then(() => require("./report-files.cjs")).then((n) => n.report_files_exports)).writeJunit(report, cwd, junit), flags.values.json === !0 ? terminal.out(require_gate.bundleFiles(report).find(({ name }) => name === "report.json")?.text ?? "") : terminal.out(require_gate.renderText(report, { colour: terminal.colour })), exitCodeOf(report);
};
async function trustedRef(options, cwd) {
	let ref = options["trusted-ref"];
	if (ref === "") return;
	let { gitBase } = await Promise.resolve().then(() => require("./reseal.cjs")).then((n) => n.base_exports), trusted = await gitBase(cwd, ref, "commit", process.env, options["max-manifest-bytes"]);
	if (trusted === void 0) throw new require_gate.UsageError(`there is no commit ${JSON.stringify(ref)} in a repository around this folder`);
	return trusted;
}
function flagTypes() {
	let inputs = FLAG_NAMES.filter((name) => !SWITCHES.includes(name));
	return {
		json: { type: "boolean" },
		html: { type: "string" },
		sarif: { type: "string" },
		junit: { type: "string" },
		...Object.fromEntries(inputs.map((name) => [name, {
			type: "string",
			multiple: LISTS.includes(name)
		}]))
	};
}
async function optionsOf({ values }) {
	let raw = Object.fromEntries(FLAG_NAMES.flatMap((name) => {
		let value = values[name];
		return value === void 0 ? [] : [[name, Array.isArray(value) ? value.join("\n") : String(value)]];
	}));
	try {
		return await require_gate.readOptions(raw);
	} catch (error) {
		throw error instanceof require_gate.OptionsError ? new require_gate.UsageError(error.message) : error;
	}
}
/** Where a trusted ref is given, its manifests count: those of the checkout are what a change left of them. */
async function manifestsOf(named, options, cwd, trusted) {
	if (named.length > 0) return expanded(named, cwd, named.some(isPattern) ? await trusted?.list() : void 0);
	if (options.seals !== "") return [];
	let there = await trusted?.list(), found = there === void 0 ? discover(cwd) : usualManifests(there.filter((name) => !name.includes("/")));
	if (found.length === 1) return found;
	let place = trusted === void 0 ? "this folder" : `this folder at ${trusted.name}`, what = found.length === 0 ? `there is no manifest in ${place}` : `${place} has several manifests (${found.map((name) => JSON.stringify(name)).join(", ")})`;
	throw new require_gate.UsageError(`${what}: name one`);
}
/** A name that exists is literal. Where the shell expanded no glob (Windows), it is expanded here; one without a match stays as it is. */
function expanded(named, cwd, there) {
	return named.flatMap((name) => {
		if (there === void 0 ? (0, node_fs.existsSync)((0, node_path.resolve)(cwd, name)) : there.includes(name)) return [name];
		let glob = isPattern(name) ? require_gate.compileGlob(name.replace(/^\.\//, "")) : "it has no wildcard";
		if (typeof glob == "string") return [name];
		let matches = (there ?? [...require_hashing.walk(cwd, () => void 0)].map(({ path }) => path)).filter(glob);
		return matches.length > 0 ? matches.sort(require_gate.comparePaths) : [name];
	});
}
function isPattern(name) {
	return /[*?[\]{}]/.test(name);
}
// src/cli/main.ts
const COMMANDS = /* @__PURE__ */ new Map([
	["verify", verify],
	["seal", seal],
	["probe", async (...call) => (await Promise.resolve().then(() => require("./probe.cjs"))).probe(...call)],
	["merge", merge],
	["repair", async (...call) => (await Promise.resolve().then(() => require("./repair.cjs"))).repair(...call)],
	["init-packet", async (...call) => (await Promise.resolve().then(() => require("./init-packet.cjs"))).initPacket(...call)],
	["restore", async (...call) => (await Promise.resolve().then(() => require("./restore2.cjs"))).restore(...call)],
	["rehearse", async (...call) => (await Promise.resolve().then(() => require("./rehearse.cjs"))).rehearse(...call)],
	["rerun", async (...call) => (await Promise.resolve().then(() => require("./rerun2.cjs"))).rerun(...call)],
	["explain", async (...call) => (await Promise.resolve().then(() => require("./explain.cjs"))).explain(...call)]
]);
/** Runs one command line. Never throws: whatever breaks ends in exit code 2. */
async function main(args, cwd) {
	let [name, ...rest] = args;
	try {
		if (name === "--version" || name === "-v") return answer(`seal-gate ${require_gate.VERSION}\n`);
		if (name === void 0 || name === "help" || name === "--help" || name === "-h") return answer(helpFor(rest[0]) ?? "seal-gate holds files to their seal: path, sha256, byte length. Every drift is named, located and proved.\n\n  seal-gate seal docs/*.md -o seal-gate.json    seal files: writes a manifest\n  seal-gate verify                              hold them to it; exit code 0 pass, 1 fail, 2 unverifiable\n  seal-gate restore seal-gate.json --write      write proved original bytes back; without --write, print them as a patch\n  seal-gate explain FILE --sha256 HEX           why one file is not what its digest says\n  seal-gate merge report-*.json                 one verdict from the shards of a matrix\n  seal-gate repair SHA256SUMS > clean           the same seals without BOM, CRLF, UTF-16, upper-case hex, …\n  seal-gate init-packet DIR                     a release packet to begin with: it verifies, and it holds\n  seal-gate rehearse SPEC                       prove on a throwaway clone that a change can be undone\n  seal-gate rerun PACKET                        make again what a machine made in a packet, and compare its tree hash\n  seal-gate probe                               prove that the gate refuses bad inputs on this machine\n\n  seal-gate help COMMAND                        flags and examples of one command\n  seal-gate --version\n", name === void 0 ? 2 : 0);
		let command = COMMANDS.get(name);
		if (command === void 0) throw new require_gate.UsageError(`there is no command ${JSON.stringify(name)}`);
		return rest.length === 1 && (rest[0] === "--help" || rest[0] === "-h") ? answer(helpFor(name) ?? "seal-gate holds files to their seal: path, sha256, byte length. Every drift is named, located and proved.\n\n  seal-gate seal docs/*.md -o seal-gate.json    seal files: writes a manifest\n  seal-gate verify                              hold them to it; exit code 0 pass, 1 fail, 2 unverifiable\n  seal-gate restore seal-gate.json --write      write proved original bytes back; without --write, print them as a patch\n  seal-gate explain FILE --sha256 HEX           why one file is not what its digest says\n  seal-gate merge report-*.json                 one verdict from the shards of a matrix\n  seal-gate repair SHA256SUMS > clean           the same seals without BOM, CRLF, UTF-16, upper-case hex, …\n  seal-gate init-packet DIR                     a release packet to begin with: it verifies, and it holds\n  seal-gate rehearse SPEC                       prove on a throwaway clone that a change can be undone\n  seal-gate rerun PACKET                        make again what a machine made in a packet, and compare its tree hash\n  seal-gate probe                               prove that the gate refuses bad inputs on this machine\n\n  seal-gate help COMMAND                        flags and examples of one command\n  seal-gate --version\n") : await command(rest, cwd, terminal);
	} catch (error) {
		let usage = error instanceof require_gate.UsageError, lines = (usage ? error.message : `broke: ${require_hashing.errorMessage(error)}`).split("\n").map(require_gate.escapeLog);
		return terminal.say(`seal-gate: ${lines.join("\n  ")}\n${usage ? "Try: seal-gate help\n" : ""}`), 2;
	}
}
function answer(text, code = 0) {
	return terminal.out(text), code;
}
process.exitCode = 2, main(process.argv.slice(2), process.cwd()).then((code) => {
	process.exitCode = code;
}), exports.discover = discover, exports.readNamed = readNamed, exports.refuseLeadingOut = refuseLeadingOut;
