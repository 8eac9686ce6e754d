const require_gate = require("./gate.cjs"), require_hashing = require("./hashing.cjs"), require_restore = require("./restore.cjs");
let node_path = require("node:path");
// src/cli/report-files.ts
function demandWritable(names, cwd) {
	for (let { flag, file } of require_gate.OUTPUT_ROWS) {
		let name = flag === void 0 ? "" : names[flag] ?? "";
		if (name === "" || file === void 0) continue;
		let folder = (0, node_path.dirname)(name);
		if (require_hashing.isFolder((0, node_path.resolve)(cwd, name))) throw new require_gate.UsageError(`"--${flag}" takes a file, and ${JSON.stringify(name)} is a folder`);
		if (!require_hashing.isFolder((0, node_path.resolve)(cwd, folder))) throw new require_gate.UsageError(`there is no folder ${JSON.stringify(folder)} for "--${flag}"`, `Try: mkdir -p ${require_gate.quoteShell(folder) ?? "that folder"}`);
		demandOwn(name, cwd, file);
	}
}
async function writeReportFiles(report, names, cwd, request) {
	for (let row of require_gate.OUTPUT_ROWS) {
		let name = row.flag === void 0 ? "" : names[row.flag] ?? "";
		name !== "" && row.file !== void 0 && (demandOwn(name, cwd, row.file), writeOwn(name, cwd, await row.render(report, await contextOf(row, report, request?.cwd ?? cwd, request))));
	}
}
function writePage(name, cwd, page) {
	let { file } = require_gate.OUTPUT_ROWS.find(({ flag }) => flag === "html") ?? {};
	file !== void 0 && demandOwn(name, cwd, file), writeOwn(name, cwd, page);
}
async function contextOf({ takesFixes }, report, cwd, request) {
	if (takesFixes === void 0 || request === void 0) return placeOf(cwd);
	let { fixesOf } = await Promise.resolve().then(() => require("./restore.cjs")).then((n) => n.fixes_exports), fixes = await fixesOf(report, request).catch(() => void 0);
	return {
		...placeOf(cwd),
		...fixes !== void 0 && { fixes }
	};
}
function placeOf(cwd) {
	return {
		workspace: toSlashes(cwd),
		within: toSlashes((0, node_path.relative)(require_restore.patchBase(cwd), cwd))
	};
}
function toSlashes(path) {
	return path.split(node_path.sep).join("/");
}
function demandOwn(name, cwd, { kind, beginning, empty }) {
	let path = (0, node_path.resolve)(cwd, name);
	if (!mayReplace(path, beginning) && (empty === void 0 || !isWholly(path, empty))) throw new require_gate.UsageError(`${JSON.stringify(name)} exists and is not a ${kind} of this gate: name another file`);
}
function writeOwn(name, cwd, text) {
	try {
		require_hashing.writePartsAtomically((0, node_path.resolve)(cwd, name), require_gate.partsOf(text));
	} catch (error) {
		let code = require_hashing.errorCode(error);
		throw code === void 0 ? error : new require_gate.UsageError(`${JSON.stringify(name)} could not be written: ${code}`);
	}
}
function isWholly(path, text) {
	return require_hashing.readStart(path, text.length + 1).toString("latin1") === text;
}
function mayReplace(path, beginning) {
	try {
		return require_hashing.readStart(path, beginning.length).toString("latin1") === beginning;
	} catch (error) {
		return require_hashing.errorCode(error) === "ENOENT";
	}
}
exports.demandWritable = demandWritable, exports.writePage = writePage, exports.writeReportFiles = writeReportFiles;
