const require_gate = require("./gate.cjs"), require_hashing = require("./hashing.cjs");
let node_path = require("node:path"), node_fs = require("node:fs"), node_util = require("node:util");
// src/cli/flags.ts
var FlagError = class extends require_gate.UsageError {
	args;
	table;
	constructor(message, args, table) {
		super(message), this.args = args, this.table = table;
	}
};
function flagsOf(table) {
	return Object.entries(table).filter(([, row]) => row.flag !== void 0);
}
async function parseFlags(args, table, complete = async (raw) => raw) {
	let flags = flagsOf(table), { values, positionals } = parse(args, table);
	if (values.help !== void 0) throw new FlagError("\"--help\" cannot be combined with other arguments", args, table);
	let raw = {};
	for (let [name, row] of flags) {
		let texts = values[name];
		if (texts === void 0) continue;
		if (texts.some((text) => text.trim() === "")) throw new FlagError(`"--${name}" is empty`, args, table);
		let [first, other] = new Set(texts);
		if (row.type !== "lines" && other !== void 0) throw new FlagError(`"--${name}" is given twice: ${JSON.stringify(first)} and ${JSON.stringify(other)}`, args, table);
		raw[name] = row.type === "lines" ? texts.join("\n") : first ?? "";
	}
	try {
		return {
			options: await require_gate.readOptions(table, await complete(raw, positionals)),
			positionals
		};
	} catch (error) {
		throw error instanceof require_gate.OptionsError ? new FlagError(error.message, args, table) : error;
	}
}
function parse(args, table) {
	let flags = flagsOf(table), options = Object.fromEntries(flags.map(([name, { flag }]) => [name, {
		type: "string",
		multiple: !0,
		...flag?.short !== void 0 && { short: flag.short }
	}]));
	try {
		let parsed = (0, node_util.parseArgs)({
			args: spelledOut(args, flags),
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
		return {
			values: parsed.values,
			positionals: parsed.positionals
		};
	} catch (error) {
		throw new FlagError(`the flags cannot be read: ${require_hashing.errorMessage(error)}`, args, table);
	}
}
function spelledOut(args, flags) {
	let end = args.indexOf("--"), switches = flags.filter(([, { type }]) => type === "switch");
	return args.map((arg, index) => {
		if (end >= 0 && index > end) return arg;
		for (let [name, { flag }] of switches) {
			if (arg === `--${name}` || arg === `-${flag?.short}`) return `--${name}=true`;
			if (arg === `--no-${name}`) return `--${name}=false`;
		}
		return arg;
	});
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
async function printReport(report, { json, all }, terminal) {
	if (!json) return terminal.out(await require_gate.renderText(report, {
		colour: terminal.colour,
		all,
		rest: "--all lists"
	}));
	for (let part of require_gate.partsOf(require_gate.reportJson(report))) terminal.out(part);
}
// src/disk/standard-stream.ts
var StandardStream = class StandardStream {
	#fd;
	#isPlain;
	#isClosed = !1;
	constructor(fd) {
		this.#fd = fd, this.#isPlain = process.platform !== "win32" && isPlainDescriptor(fd);
	}
	get isTTY() {
		return !this.#isPlain && this.#stream.isTTY === !0;
	}
	get hasColours() {
		let forced = process.env.FORCE_COLOR;
		return forced === void 0 ? this.isTTY && this.#stream.hasColors() : COLOURS.includes(forced);
	}
	write(text) {
		if (this.#isClosed) return;
		if (!this.#isPlain) {
			this.#stream.write(text);
			return;
		}
		let bytes = Buffer.from(text), at = 0;
		try {
			for (; at < bytes.length;) at += (0, node_fs.writeSync)(this.#fd, bytes, at);
		} catch (error) {
			require_hashing.errorCode(error) === "EAGAIN" ? (this.#isPlain = !1, this.#stream.write(bytes.subarray(at))) : this.#fail(error);
		}
	}
	get #stream() {
		let stream = this.#fd === 1 ? process.stdout : process.stderr;
		return stream.listenerCount("error", this.#fail) === 0 && stream.on("error", this.#fail), stream;
	}
	#fail = (error) => {
		if (this.#isClosed) return;
		this.#isClosed = !0;
		let code = require_hashing.errorCode(error);
		this.#fd !== 2 && code !== "EPIPE" && (new StandardStream(2).write(`seal-gate: the result could not be written to standard output: ${code ?? "unknown error"}\n`), process.once("exit", () => {
			process.exitCode = 2;
		}));
	};
};
const COLOURS = [
	"",
	"1",
	"true",
	"2",
	"3"
];
function isPlainDescriptor(fd) {
	try {
		let stats = (0, node_fs.fstatSync)(fd);
		return stats.isFile() || stats.isFIFO() || stats.isSocket() || stats.isCharacterDevice() && stats.rdev === (0, node_fs.statSync)("/dev/null").rdev;
	} catch {
		return !1;
	}
}
// src/cli/terminal.ts
const standardOutput = new StandardStream(1), standardError = new StandardStream(2);
let running = "", started = 0, spoken = 0, state, drawn = !1;
function startPatience(command) {
	process.env.SEAL_GATE_PROGRESS !== "off" && (running = command, started = require_hashing.elapsedMs(), spoken = started, require_hashing.onHeartbeat(breakSilence), setInterval(breakSilence, 500).unref());
}
function breakSilence() {
	if (running === "" || require_hashing.elapsedMs() - spoken < 4e3) return;
	let seconds = Math.round((require_hashing.elapsedMs() - started) / 1e3), text = `${running}: ${state === void 0 ? "" : `${state.done} of ${state.total} files, `}${seconds} s`;
	standardError.isTTY ? draw(state === void 0 ? text : barText(state)) : write(`${text}\n`);
}
function write(text) {
	spoken = require_hashing.elapsedMs(), standardError.write(text);
}
function draw(text) {
	write(`\r\u001b[K${text}`), drawn = !0;
}
function barText({ done, total }) {
	let full = Math.round(done / total * 30);
	return `[${"#".repeat(full)}${".".repeat(30 - full)}] ${done} of ${total} files`;
}
const terminal = {
	out: (text) => {
		clear(), standardOutput.write(text);
	},
	say: (text) => {
		clear(), write(text);
	},
	progress(done, total) {
		total === 0 ? (drawn && state !== void 0 && write(`\r\u001b[K${barText({
			done: state.total,
			total: state.total
		})}\n`), drawn = !1, state = void 0) : (state = {
			done,
			total
		}, standardError.isTTY ? draw(barText(state)) : breakSilence());
	},
	colour: standardOutput.hasColours
};
function clear() {
	drawn && standardError.write("\r\x1B[K"), drawn = !1;
}
// src/cli/verify.ts
const verify = async (args, cwd, terminal) => {
	let first = await configuredOptions(args, cwd);
	if (demandTogether(first.options), !first.options.watch) return exitCodeOf((await judge(first, args, cwd, terminal)).report);
	let { watch } = await Promise.resolve().then(() => require("./watch.cjs"));
	return watch(async (to) => judge(await configuredOptions(args, cwd), args, cwd, to), terminal);
};
function demandTogether({ watch, staged, json, quiet }) {
	if (watch && (json || staged)) throw new require_gate.UsageError(`"--watch" looks at the files on disk and prints for people: leave out "--${json ? "json" : "staged"}"`);
	if (quiet && json) throw new require_gate.UsageError("\"--json\" prints the report and \"--quiet\" prints nothing: give only one of them");
}
function inReport(error, named, { json }) {
	if (json && named.length > 0 && error instanceof require_gate.NoManifestError) return {
		names: [...named],
		unfollowed: []
	};
	throw error;
}
async function judge({ options, positionals, folder, config }, args, cwd, terminal) {
	let named = positionals.length > 0 ? positionals : options.manifest, trusted = await require_gate.trustedRef(options, folder), commit = require_gate.sealedCommit(options), release = options.release === "" ? void 0 : (await Promise.resolve().then(() => require("./release-lists.cjs")).then((n) => n.release_exports)).releaseOnDisk(options), signer = await require_gate.signerOf(options, folder, trusted), piped = await pipedSeals(positionals, options), isStaged = options.staged && trusted === void 0, { names, unfollowed } = piped === void 0 ? isStaged ? {
		names: named,
		unfollowed: []
	} : await require_gate.manifestsFor(named, options, folder, trusted).catch((error) => inReport(error, named, options)) : {
		names: [],
		unfollowed: []
	}, demanded = options.json ? names.filter((name) => name === args[args.indexOf("--json") + 1] && name.endsWith(".json")) : names;
	trusted === void 0 && !options.staged && positionals.length > 0 && require_gate.demandManifests(demanded, folder);
	let run = require_gate.runIdentity(options.run, process.env), request = {
		...require_gate.toGateRequest(options, folder, names),
		...piped !== void 0 && { seals: piped },
		...unfollowed.length > 0 && { unfollowed },
		...trusted && { trusted },
		...options.accept.length > 0 && (await Promise.resolve().then(() => require("./accept.cjs"))).acceptRules(options.accept),
		...commit && { commit },
		...release && { release },
		...signer && { signer },
		...run !== void 0 && { run },
		...config !== void 0 && { config },
		inJob: require_gate.isInJob(process.env),
		...!options.quiet && { progress: terminal.progress }
	}, writesReports = require_gate.OUTPUT_ROWS.some(({ flag }) => flag !== void 0 && options[flag] !== "");
	writesReports && (await Promise.resolve().then(() => require("./report-files.cjs"))).demandWritable(options, cwd), options.staged && !options.json && !options.quiet && terminal.say("judging what is staged (the index), not the files on disk\n");
	let report = options.staged ? await verifyStaged(request, options, folder) : await require_gate.verify(request, options);
	if (terminal.progress(0, 0), writesReports && await (await Promise.resolve().then(() => require("./report-files.cjs"))).writeReportFiles(report, options, cwd, options.staged ? void 0 : request), options.quiet ? printObstacles(report, terminal) : await printReport(report, options, terminal), report.verdict !== "pass" && !options.json && !options.quiet && piped === void 0) {
		let hint = (await Promise.resolve().then(() => require("./usage.cjs")).then((n) => n.after_exports)).hintAfter(report, args, cwd);
		hint !== void 0 && terminal.say(`${hint}\n`);
	}
	return {
		report,
		folder,
		files: filesRead(options, names, folder)
	};
}
function filesRead(options, manifests, folder) {
	let { config, bundle } = options, others = [
		config,
		bundle,
		options["manifest-sha256"],
		options["blocker-map"],
		options["public-key"],
		options["trusted-root"]
	];
	return [...manifests, ...others].filter((name) => name !== "").map((name) => (0, node_path.resolve)(folder, name));
}
function printObstacles({ verdict, findings }, terminal) {
	if (verdict !== "unverifiable") return;
	let first = findings.find(({ severity }) => severity === "unverifiable"), text = [
		...[first?.manifest, first?.path].filter((name) => name !== void 0).map(require_gate.quotePath),
		first?.code ?? "unverifiable",
		first?.reason ?? ""
	].filter((part) => part !== "").join(": ");
	terminal.say(`seal-gate: cannot be judged: ${require_gate.escapeLog(require_gate.showInvisible(text))}\n`);
}
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
async function pipedSeals(positionals, { seals, "max-manifest-bytes": limit }) {
	if (positionals.includes("-")) {
		if (positionals.length > 1 || seals !== "") throw new require_gate.UsageError("\"-\" is the list on standard input: it goes with no other manifest");
		return (await Promise.resolve().then(() => require("./hashing.cjs")).then((n) => n.read_stdin_exports)).readStdin(limit);
	}
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
	["diff", async (...call) => (await Promise.resolve().then(() => require("./diff.cjs"))).diff(...call)],
	["completion", async (...call) => (await Promise.resolve().then(() => require("./usage.cjs")).then((n) => n.completion_exports)).completion(...call)],
	["restore", async (...call) => (await Promise.resolve().then(() => require("./restore2.cjs"))).restore(...call)],
	["rehearse", async (...call) => (await Promise.resolve().then(() => require("./rehearse.cjs"))).rehearse(...call)],
	["rerun", async (...call) => (await Promise.resolve().then(() => require("./rerun2.cjs"))).rerun(...call)],
	["explain", async (...call) => (await Promise.resolve().then(() => require("./explain.cjs"))).explain(...call)]
]);
async function main(args, cwd, terminal$1 = terminal) {
	let [name, ...rest] = args;
	try {
		if (name === "--version" || name === "-v" || name === "-V") return print(`seal-gate ${require_gate.VERSION}\n`, terminal$1);
		if (name === void 0) return await help([], terminal$1, 2);
		if (name === "help" || name === "--help" || name === "-h") return await help(rest, terminal$1);
		let command = COMMANDS.get(name);
		if (command === void 0) throw (await Promise.resolve().then(() => require("./usage.cjs")).then((n) => n.commands_exports)).unknownCommand(name, rest, [...COMMANDS.keys(), "help"], cwd);
		return rest.length === 1 && (rest[0] === "--help" || rest[0] === "-h") ? await help([name], terminal$1) : (terminal$1 === terminal && !rest.includes("--quiet") && !rest.includes("-q") && startPatience(name), await command(rest, cwd, terminal$1));
	} catch (error) {
		return refuse(await meantBy(error, args, cwd), terminal$1), 2;
	}
}
async function meantBy(error, [command = "", ...args], cwd) {
	if (error instanceof FlagError) return (await Promise.resolve().then(() => require("./usage.cjs")).then((n) => n.flags_exports)).flagMistake(command, error);
	if (!(error instanceof require_gate.MissingError || error instanceof require_gate.NoManifestError)) return error;
	let { missing, noManifest } = await Promise.resolve().then(() => require("./usage.cjs")).then((n) => n.names_exports);
	return error instanceof require_gate.MissingError ? missing(error, command, args, cwd) : noManifest(error, command, args, cwd);
}
function refuse(error, terminal) {
	let isUsage = error instanceof require_gate.UsageError, lines = (isUsage ? error.message : `internal error: ${require_hashing.errorMessage(error)}`).split("\n").map(require_gate.escapeLog), remedy = isUsage && error.remedy !== "" ? require_gate.unchanged(error.remedy, require_gate.escapeLog) : void 0;
	terminal.say(`seal-gate: ${lines.join("\n  ")}\n${remedy === void 0 ? "" : `${remedy}\n`}`);
}
async function help(topics, terminal, code = 0) {
	let { HELP, helpFor, TOPICS } = await Promise.resolve().then(() => require("./usage.cjs")).then((n) => n.help_exports), [topic, ...more] = topics;
	if (topic === void 0) return print(HELP, terminal, code);
	let text = more.length === 0 ? helpFor(topic) : void 0;
	if (text === void 0) throw (await Promise.resolve().then(() => require("./usage.cjs")).then((n) => n.commands_exports)).unknownTopic(more.length === 0 ? topic : topics.join(" "), TOPICS);
	return print(text, terminal);
}
function print(text, terminal, code = 0) {
	return terminal.out(text), code;
}
exports.LINE_EVERY_MS = 4e3, exports.exitCodeOf = exitCodeOf, exports.flagsOf = flagsOf, exports.main = main, exports.parseFlags = parseFlags, exports.printReport = printReport;
