const require_gate = require("./gate.cjs"), require_hashing = require("./hashing.cjs");
let node_path = require("node:path");
// src/cli/mistakes/names.ts
const WINDOWS_PATH = /^(?:[A-Za-z]:[\\/]|\\\\)/, QUOTES = /^(['"`])(.+)\1$/s, URL = /^[a-z][a-z0-9+.-]*:\/\//i;
/** What was meant by a name that does not exist: one sentence of cause, and one command. */
function missing({ given: name, kind }, command, args, cwd) {
	let instead = (...names) => [command, ...args.flatMap((arg) => arg === name ? names : [arg])], at = args.indexOf(name), plain = /^[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]+([a-z].*)$/s.exec(name)?.[1];
	return plain === void 0 ? name === "help" ? new require_gate.UsageError(`there is no ${kind} "help"`, require_gate.tryCommand(["help", command])) : args[at - 1] === "--json" ? new require_gate.UsageError("\"--json\" takes no file: it prints the report", require_gate.tryCommand([
		command,
		...args.filter((arg) => arg !== name),
		">",
		name
	])) : missingName(name, {
		cwd,
		kind,
		instead,
		couldBe: kind === "manifest" ? (other) => require_gate.usualManifests([other]).length > 0 : () => !0
	}) : new require_gate.UsageError(`${JSON.stringify(name)} begins with a typographic dash, as a word processor writes it`, require_gate.tryCommand(instead(`--${plain}`)));
}
function missingName(name, given) {
	let { cwd, kind, instead } = given, shown = JSON.stringify(name), exists = (other) => other !== "" && require_hashing.isReachable((0, node_path.resolve)(cwd, other)), meant = (cause, ...names) => new require_gate.UsageError(cause, require_gate.tryCommand(instead(...names)));
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
		return new require_gate.UsageError(`${shown} is a URL, and nothing is downloaded here`, require_gate.tryAnything(fetch, "Download it first."));
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
	return near === void 0 ? new require_gate.UsageError(`there is no ${kind} ${shown}`, otherWay(given)) : meant(`there is no ${kind} ${shown}: did you mean ${JSON.stringify(near)}?`, near);
}
function unmatched(name, given) {
	let [only, ...others] = below(given), cause = `the pattern ${JSON.stringify(name)} matches no ${given.kind}`;
	return new require_gate.UsageError(cause, only !== void 0 && others.length === 0 ? require_gate.tryCommand(given.instead(only)) : otherWay(given));
}
function otherWay(given) {
	let [first, ...others] = below(given);
	return first === void 0 ? "Name one that exists." : others.length === 0 ? require_gate.tryCommand(given.instead(first)) : `Name one of ${list([first, ...others])}.`;
}
/** Files of these names, in this folder and below. */
function below({ cwd, couldBe }) {
	return filesBelow(cwd).filter((path) => couldBe((0, node_path.basename)(path)));
}
/** The first files of a folder and of those below it. */
function filesBelow(cwd) {
	let files = [], left = 2e4;
	for (let { path, isFile } of require_hashing.walk(cwd, () => void 0)) if (isFile && !/(?:^|\/)node_modules\//.test(path) && files.push(path), --left === 0) break;
	return files;
}
/** `"a", "b" and 3 more` */
function list(names) {
	let shown = names.slice(0, 5).map((name) => JSON.stringify(name)), more = names.length - shown.length;
	return more > 0 ? `${shown.join(", ")} and ${more} more` : shown.join(", ");
}
/** The name that was most likely meant: misspelled in its folder, the same without separators, or the same elsewhere. */
function similar(name, { cwd, couldBe }) {
	let folder = (0, node_path.dirname)(name), here = require_hashing.isFolder((0, node_path.resolve)(cwd, folder)) ? require_hashing.namesIn((0, node_path.resolve)(cwd, folder)) : [], near = here.find((other) => other.toLowerCase() === (0, node_path.basename)(name).toLowerCase()) ?? require_gate.nearest((0, node_path.basename)(name), here.filter(couldBe)) ?? require_gate.nearest((0, node_path.basename)(name), here), placed = (other) => folder === "." ? other : `${folder}/${other}`;
	if (near !== void 0 && !require_hashing.isFolder((0, node_path.join)((0, node_path.resolve)(cwd, folder), near))) return placed(near);
	let files = filesBelow(cwd);
	return files.find((path) => path.replaceAll("/", "") === name) ?? onlyOne(files.filter((path) => (0, node_path.basename)(path) === (0, node_path.basename)(name))) ?? require_gate.nearest(name, files.filter((path) => couldBe((0, node_path.basename)(path))));
}
function onlyOne(names) {
	return names.length === 1 ? names[0] : void 0;
}
/** What helps where no manifest was named and there is not exactly one, or a folder was named that has not exactly one. */
function noManifest(error, command, args, cwd) {
	let { folder, found, message } = error, instead = (name) => folder === void 0 ? [
		command,
		...args,
		name
	] : [command, ...args.map((arg) => arg === folder ? name : arg)], [first] = found;
	if (first !== void 0) return new require_gate.UsageError(message, require_gate.tryCommand(instead(first)));
	if (folder !== void 0) {
		let output = (0, node_path.relative)(cwd, (0, node_path.resolve)(cwd, folder)) === "" ? "seal-gate.json" : `${folder.replace(/[/\\]+$/, "")}/seal-gate.json`;
		return new require_gate.UsageError(message, require_gate.tryCommand([
			"seal",
			folder,
			"-o",
			output
		]));
	}
	let below = filesBelow(cwd).filter((path) => require_gate.usualManifests([(0, node_path.basename)(path)]).length > 0), [only, ...others] = below;
	if (only === void 0) return new require_gate.UsageError(message, require_gate.tryCommand([
		"seal",
		".",
		"-o",
		"seal-gate.json"
	]));
	let where = others.length === 0 ? `there is one in ${JSON.stringify((0, node_path.dirname)(only))}` : `below it are ${list(below)}`;
	return new require_gate.UsageError(`${message}; ${where}`, require_gate.tryCommand(instead(only)));
}
exports.missing = missing, exports.noManifest = noManifest;
