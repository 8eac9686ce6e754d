const require_page = require("./page.cjs"), require_restore = require("./restore.cjs"), require_hashing = require("./hashing.cjs"), require_gate = require("./gate.cjs");
let node_fs = require("node:fs"), node_path = require("node:path");
/**
* Writes report.html, whole or not at all.
* @throws UsageError when a file stands there that is no page: it might be a sealed one
*/
async function writePage(report, name, cwd) {
	let path = (0, node_path.resolve)(cwd, name);
	if (!mayReplace(path)) throw new require_gate.UsageError(`${JSON.stringify(name)} is there already, and is no page: name another file`);
	let text = await require_page.renderHtml(report), file = new require_restore.NewFile(path);
	try {
		file.write(text), file.keep();
	} finally {
		file.close();
	}
}
function mayReplace(path) {
	try {
		let fd = (0, node_fs.openSync)(path, "r");
		try {
			let start = Buffer.alloc(15);
			return (0, node_fs.readSync)(fd, start, 0, start.length, 0), start.toString("latin1") === "<!doctype html>";
		} finally {
			(0, node_fs.closeSync)(fd);
		}
	} catch (error) {
		return require_hashing.errorCode(error) === "ENOENT";
	}
}
exports.writePage = writePage;
