const require_gate = require("./gate.cjs"), require_main = require("./main.cjs"), TABLES = {
	verify: require_gate.VERIFY,
	seal: require_gate.SEAL_COMMAND,
	restore: require_gate.RESTORE,
	explain: require_gate.EXPLAIN,
	merge: require_gate.MERGE_COMMAND,
	repair: require_gate.REPAIR,
	"init-packet": require_gate.INIT_PACKET,
	rehearse: require_gate.REHEARSE_COMMAND,
	rerun: require_gate.RERUN,
	probe: require_gate.PROBE
}, SYNONYMS = {
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
/** What was meant by flags that cannot be read. */
function flagMistake(command, error) {
	let { args, table } = error, end = args.indexOf("--");
	for (let [at, arg] of args.entries()) {
		if (end >= 0 && at >= end) break;
		let mistake = ofArgument(command, args, at, table);
		if (mistake !== void 0) return arg === "" ? error : mistake;
	}
	return new require_gate.UsageError(error.message, remedyOf(command, error));
}
/** A value that is not allowed: the flags are known, and their help has what they take. */
function remedyOf(command, { message, args, table }) {
	if (message.includes("is given twice")) return "Give it once.";
	if (/^"--[a-z0-9-]+" is empty$/.test(message)) return "Give it a value, or leave it out: is a variable of the shell not set?";
	if (message.startsWith("\"--help\"")) return require_gate.tryCommand(["help", command]);
	let mended = withDigits(args) ?? withWords(args, table);
	return require_gate.tryCommand(mended === void 0 ? ["help", command] : [command, ...mended]);
}
const DIGITS = /^(--[a-z0-9-]+=)?(?:sha256:)?([0-9a-f]{64})(?:[ \t].*)?$/is;
/** The arguments with digests as digits alone; undefined when there is nothing to change. */
function withDigits(args) {
	let mended = args.map((arg) => arg.replace(DIGITS, "$1$2"));
	return mended.some((arg, at) => arg !== args[at]) ? mended : void 0;
}
/** What other programs call a format. */
const FORMATS = {
	sha256sum: "gnu",
	sha512sum: "gnu",
	shasum: "gnu",
	coreutils: "gnu",
	json: "native",
	openssl: "bsd",
	bag: "bagit"
};
/** The arguments with the word that was most likely meant in place of each that is not allowed; undefined where one is not known. */
function withWords(args, table) {
	let mended = [...args];
	for (let [name, row] of require_main.flagsOf(table)) if (row.type === "choice") for (let [at, arg] of args.entries()) {
		let isJoined = arg.startsWith(`--${name}=`), place = arg === `--${name}` ? at + 1 : at, value = isJoined ? arg.slice(name.length + 3) : args[place];
		if (place === at && !isJoined || value === void 0 || row.words.includes(value)) continue;
		let meant = [FORMATS[value.toLowerCase()], require_gate.nearest(value.toLowerCase(), row.words)].find((word) => word !== void 0 && row.words.includes(word)), word = row.words.find((word) => value.toLowerCase().startsWith(word)) ?? meant;
		if (word === void 0) return;
		mended[place] = isJoined ? `--${name}=${word}` : word;
	}
	return mended.some((arg, at) => arg !== args[at]) ? mended : void 0;
}
function ofArgument(command, args, at, table) {
	let arg = args[at] ?? "", replaced = (...words) => require_gate.tryCommand([
		command,
		...args.slice(0, at),
		...words,
		...args.slice(at + 1)
	]);
	if (!/^--?[A-Za-z]/.test(arg)) return;
	let flags = require_main.flagsOf(table), [name = "", value] = splitOnce(arg), row = rowOf(name, flags), withValue = (flag) => [value === void 0 ? flag : `${flag}=${value}`];
	if (row !== void 0) {
		let [, { type, flag }] = row;
		return type === "switch" || value !== void 0 || args[at + 1] !== void 0 && !/^-./.test(args[at + 1] ?? "") ? void 0 : new require_gate.UsageError(`"${name}" needs a value: ${flag?.argument ?? "TEXT"}`, require_gate.tryCommand(["help", command]));
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
			...require_gate.SEAL
		}, value = /=(.+)$/s.exec(arg)?.[1], what = inputs[name.slice(2)] === void 0 ? "an argument" : "an input of the action; here it is an argument";
		return new require_gate.UsageError(`${shown} is ${what}`, value === void 0 ? replaced() : replaced(value));
	}
	let lower = name.toLowerCase();
	if (is(lower) && lower !== name) return meant(lower);
	if (!name.startsWith("--") && is(`-${lower}`)) return meant(`-${lower}`);
	let synonym = [...SYNONYMS[name] ?? [], ...SYNONYMS[lower] ?? []].find(is);
	if (synonym !== void 0) return meant(synonym);
	let near = require_gate.nearest(name.startsWith("--") ? lower : `-${lower}`, known);
	if (near !== void 0 && name.length > 2) return meant(near);
	let others = Object.entries(TABLES).filter(([other, table]) => other !== command && rowOf(name, require_main.flagsOf(table)) !== void 0), [other] = others;
	if (other !== void 0) {
		let where = others.length === 1 ? `"${other[0]}"` : others.map(([one]) => `"${one}"`).join(", "), rest = [...args.slice(0, at), ...args.slice(at + 1)];
		return new require_gate.UsageError(`${shown} is a flag of ${where}`, others.length === 1 ? require_gate.tryCommand([
			other[0],
			...rest,
			arg
		]) : require_gate.tryCommand(["help", command]));
	}
	return Object.entries(require_gate.GATE).find(([one, row]) => `--${one}` === lower && !("flag" in row)) === void 0 ? new require_gate.UsageError(text, require_gate.tryCommand(["help", command])) : new require_gate.UsageError(`${shown} is an input of the action only`, replaced());
}
function rowOf(name, flags) {
	return flags.find(([one, { flag }]) => name === `--${one}` || flag?.short !== void 0 && name === `-${flag.short}`);
}
function splitOnce(arg) {
	let at = arg.indexOf("=");
	return at < 0 ? [arg, void 0] : [arg.slice(0, at), arg.slice(at + 1)];
}
exports.flagMistake = flagMistake;
