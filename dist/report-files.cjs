const require_rolldown_runtime = require("./rolldown-runtime.cjs"), require_hashing = require("./hashing.cjs"), require_gate = require("./gate.cjs"), require_page = require("./page.cjs"), require_restore = require("./restore.cjs");
let node_path = require("node:path");
// src/cli/own-file.ts
/** @throws UsageError when a file of another kind stands there: it might be a sealed one */
function demandOwn(name, cwd, { kind, beginning }) {
	if (!mayReplace((0, node_path.resolve)(cwd, name), beginning)) throw new require_gate.UsageError(`${JSON.stringify(name)} is there already, and is no ${kind}: name another file`);
}
/** Writes the file, whole or not at all. */
function writeOwn(name, cwd, text) {
	require_hashing.writeAtomically((0, node_path.resolve)(cwd, name), text);
}
function mayReplace(path, beginning) {
	try {
		return require_hashing.readStart(path, beginning.length).toString("latin1") === beginning;
	} catch (error) {
		return require_hashing.errorCode(error) === "ENOENT";
	}
}
// src/cli/page-file.ts
var page_file_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ writePage: () => writePage });
const PAGE = {
	kind: "page",
	beginning: "<!doctype html>"
};
/**
* Writes report.html, whole or not at all.
* @throws UsageError when a file stands there that is no page: it might be a sealed one
*/
async function writePage(report, name, cwd) {
	demandOwn(name, cwd, PAGE), writeOwn(name, cwd, await require_page.renderHtml(report));
}
// src/cli/report-files.ts
var report_files_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({
	writeJunit: () => writeJunit,
	writeSarif: () => writeSarif
});
const SARIF = {
	kind: "SARIF log",
	beginning: "{\"$schema\":\"https://docs.oasis-open.org/sarif/"
}, JUNIT = {
	kind: "JUnit report",
	beginning: "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"Seal Gate\""
};
/** Writes the report as SARIF, with what would give the sealed bytes back. @throws UsageError when another file stands there */
async function writeSarif(report, request, name) {
	demandOwn(name, request.cwd, SARIF);
	let { renderSarif } = await Promise.resolve().then(() => require("./sarif.cjs")).then((n) => n.sarif_exports), { fixesOf } = await Promise.resolve().then(() => require("./restore.cjs")).then((n) => n.fixes_exports), fixes = await fixesOf(report, request).catch(() => void 0);
	writeOwn(name, request.cwd, renderSarif(report, {
		...placeOf(request.cwd),
		...fixes !== void 0 && { fixes }
	}));
}
/** Writes the report as JUnit XML. @throws UsageError when another file stands there */
async function writeJunit(report, cwd, name) {
	demandOwn(name, cwd, JUNIT);
	let { renderJunit } = await Promise.resolve().then(() => require("./junit.cjs")).then((n) => n.junit_exports);
	writeOwn(name, cwd, renderJunit(report, placeOf(cwd)));
}
/** Started in a folder of a repository, the gate names files from there, and others name them from the top. */
function placeOf(cwd) {
	return {
		workspace: slashed(cwd),
		within: slashed((0, node_path.relative)(require_restore.patchBase(cwd), cwd))
	};
}
function slashed(path) {
	return path.split(node_path.sep).join("/");
}
Object.defineProperty(exports, "page_file_exports", {
	enumerable: !0,
	get: function() {
		return page_file_exports;
	}
}), Object.defineProperty(exports, "report_files_exports", {
	enumerable: !0,
	get: function() {
		return report_files_exports;
	}
});
