const require_gate = require("./gate.cjs"), require_hashing = require("./hashing.cjs");
let node_util = require("node:util");
// src/cli/flags.ts
/** The rows of a table that are flags, by name. */
function flagsOf(table) {
	return Object.entries(table).filter(([, row]) => row.flag !== void 0);
}
/**
* Reads a command's arguments. A switch is written `--probes`, `--no-probes` or `--probes=false`, as the action's inputs take `true` or
* `false`.
* @throws UsageError for an unknown flag, a missing value, and every value that is not allowed
*/
async function parseFlags(args, table, complete = async (raw) => raw) {
	let { values, positionals } = parse(args, flagsOf(table));
	if (values.help === !0) throw new require_gate.UsageError("\"--help\" cannot be combined with other arguments");
	let raw = {};
	for (let [name, value] of Object.entries(values)) {
		let texts = [value].flat().map(String);
		if (texts.some((text) => text.trim() === "")) throw new require_gate.UsageError(`"--${name}" is empty`);
		raw[name] = texts.join("\n");
	}
	try {
		return {
			options: await require_gate.readOptions(table, await complete(raw, positionals)),
			positionals
		};
	} catch (error) {
		throw error instanceof require_gate.OptionsError ? new require_gate.UsageError(error.message) : error;
	}
}
function parse(args, flags) {
	let switches = flags.flatMap(([name, row]) => row.type === "switch" ? [name] : []), options = Object.fromEntries(flags.map(([name, { type, flag }]) => [name, {
		type: "string",
		multiple: type === "lines",
		...flag?.short !== void 0 && { short: flag.short }
	}]));
	try {
		return (0, node_util.parseArgs)({
			args: spelledOut(args, switches),
			options: {
				...options,
				help: {
					type: "boolean",
					short: "h"
				}
			},
			allowPositionals: !0,
			strict: !0
		});
	} catch (error) {
		let known = flags.flatMap(([name]) => switches.includes(name) ? [name, `no-${name}`] : [name]), unknown = flagNames(args).find((name) => name !== "help" && !known.includes(name)), problem = unknown === void 0 ? void 0 : require_gate.unknownName("flag", `--${unknown}`, known.map((name) => `--${name}`));
		throw new require_gate.UsageError(problem?.text ?? require_hashing.errorMessage(error));
	}
}
/** Switches with their value; what follows `--` is no flag. */
function spelledOut(args, switches) {
	let end = args.indexOf("--");
	return args.map((arg, index) => {
		if (end >= 0 && index > end) return arg;
		for (let name of switches) {
			if (arg === `--${name}`) return `${arg}=true`;
			if (arg === `--no-${name}`) return `--${name}=false`;
		}
		return arg;
	});
}
function flagNames(args) {
	let end = args.indexOf("--");
	return args.slice(0, end < 0 ? args.length : end).filter((arg) => arg.startsWith("--")).map((arg) => arg.slice(2).split("=", 1)[0] ?? "");
}
// src/cli/terminal.ts
/** On standard error of a machine, a long run prints a line this often. */
const LINE_EVERY_MS = 5e3, printLine = require_gate.throttled(LINE_EVERY_MS, (done, total) => {
	process.stderr.write(`${done} of ${total} files\n`);
});
let drawn = !1;
/** Values of FORCE_COLOR for which `getColorDepth` reports colours. Its module `node:tty` is not loaded for them, nor at each start. */
const COLOURS = [
	"",
	"1",
	"true",
	"2",
	"3"
];
/** As `util.styleText` decides since Node 20.18: FORCE_COLOR, NO_COLOR, NODE_DISABLE_COLORS, and what the terminal can do. */
function hasColours(stream) {
	let forced = process.env.FORCE_COLOR;
	return forced === void 0 ? stream.isTTY === !0 && stream.hasColors() : COLOURS.includes(forced);
}
const terminal = {
	out: (text) => void process.stdout.write(text),
	say: (text) => void process.stderr.write(text),
	progress(done, total) {
		if (total === 0) drawn && process.stderr.write("\r\x1B[K"), drawn = !1;
		else if (process.stderr.isTTY === !0) {
			let full = Math.round(done / total * 30);
			process.stderr.write(`\r[${"#".repeat(full)}${".".repeat(30 - full)}] ${done} of ${total} files`), drawn = !0;
		} else printLine(done, total);
	},
	colour: hasColours(process.stdout)
}, EXIT = {
	pass: 0,
	fail: 1,
	unverifiable: 2
};
function exitCodeOf({ verdict }) {
	return EXIT[verdict];
}
/** Prints the report for people, or as JSON and nothing else. */
async function printReport(report, { json, all }, terminal) {
	json ? terminal.out(require_gate.bundleFiles(report).find(({ name }) => name === "report.json")?.text ?? "") : terminal.out(await require_gate.renderText(report, {
		colour: terminal.colour,
		all,
		rest: "--all lists"
	}));
}
// src/cli/verify.ts
/** `seal-gate verify [MANIFEST…]`: the gate. */
const verify = async (args, cwd, terminal) => {
	let { options, positionals, folder, config } = await configuredOptions(args, cwd), named = positionals.length > 0 ? positionals : options.manifest, trusted = await require_gate.trustedRef(options, folder), commit = require_gate.sealedCommit(options), { names, unfollowed } = options.staged && trusted === void 0 ? {
		names: named,
		unfollowed: []
	} : await require_gate.manifestsFor(named, options, folder, trusted), run = require_gate.runIdentity(options.run, process.env), request = {
		...require_gate.toGateRequest(options, folder, names),
		...unfollowed.length > 0 && { unfollowed },
		...trusted && { trusted },
		...commit && { commit },
		...run !== void 0 && { run },
		...config !== void 0 && { config },
		inJob: require_gate.isInJob(process.env),
		progress: terminal.progress
	};
	options.staged && !options.json && terminal.say("judging what is staged (the index), not the files on disk\n");
	let report = options.staged ? await verifyStaged(request, options, folder) : await require_gate.verify(request, options);
	return terminal.progress(0, 0), require_gate.OUTPUT_ROWS.some(({ flag }) => flag !== void 0 && options[flag] !== "") && await (await Promise.resolve().then(() => require("./report-files.cjs"))).writeReportFiles(report, options, cwd, options.staged ? void 0 : request), await printReport(report, options, terminal), exitCodeOf(report);
};
/** The flags, completed by the configuration. Nothing is loaded for it where there is none. */
async function configuredOptions(args, cwd) {
	let found = { folder: cwd };
	return {
		...await parseFlags(args, require_gate.VERIFY, async (raw, named) => {
			let place = require_gate.configPlace(raw.config ?? "", cwd), isElsewhere = (raw["trusted-ref"] ?? "") !== "" || raw.staged === "true";
			if (place === void 0 || !(isElsewhere || require_gate.isConfigured(place))) return raw;
			let { configuredFlags } = await Promise.resolve().then(() => require("./config.cjs")).then((n) => n.configured_exports), { raw: completed, cwd: folder, config } = await configuredFlags(raw, named, place, cwd);
			return found = {
				folder,
				config
			}, completed;
		}),
		...found
	};
}
async function verifyStaged(request, options, cwd) {
	let { copyStaged } = await Promise.resolve().then(() => require("./staged.cjs")), copy = await copyStaged(request, cwd);
	try {
		return await require_gate.verify(copy.request, options);
	} finally {
		copy.remove();
	}
}
// src/cli/main.ts
const COMMANDS = /* @__PURE__ */ new Map([
	["verify", verify],
	["seal", async (...call) => (await Promise.resolve().then(() => require("./seal2.cjs"))).seal(...call)],
	["probe", async (...call) => (await Promise.resolve().then(() => require("./probe.cjs"))).probe(...call)],
	["merge", async (...call) => (await Promise.resolve().then(() => require("./merge2.cjs"))).merge(...call)],
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
		if (name === void 0 || name === "help" || name === "--help" || name === "-h") return await answerHelp(rest[0], name === void 0 ? 2 : 0);
		let command = COMMANDS.get(name);
		if (command === void 0) throw new require_gate.UsageError(require_gate.unknownName("command", name, [...COMMANDS.keys(), "help"]).text);
		return rest.length === 1 && (rest[0] === "--help" || rest[0] === "-h") ? await answerHelp(name) : await command(rest, cwd, terminal);
	} catch (error) {
		let usage = error instanceof require_gate.UsageError, lines = (usage ? error.message : `internal error: ${require_hashing.errorMessage(error)}`).split("\n").map(require_gate.escapeLog);
		return terminal.say(`seal-gate: ${lines.join("\n  ")}\n${usage ? "Try: seal-gate help\n" : ""}`), 2;
	}
}
async function answerHelp(command, code = 0) {
	let { HELP, helpFor } = await Promise.resolve().then(() => require("./help.cjs"));
	return answer(helpFor(command) ?? HELP, code);
}
function answer(text, code = 0) {
	return terminal.out(text), code;
}
exports.LINE_EVERY_MS = LINE_EVERY_MS, exports.exitCodeOf = exitCodeOf, exports.flagsOf = flagsOf, exports.main = main, exports.parseFlags = parseFlags, exports.printReport = printReport;
