const require_rolldown_runtime = require("./rolldown-runtime.cjs"), require_hashing = require("./hashing.cjs"), require_gate = require("./gate.cjs");
let node_path = require("node:path"), node_fs = require("node:fs");
// src/load/linked-folders.ts
var linked_folders_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ linkedMatches: () => linkedMatches });
const MAX_FILES_BEHIND_LINK = 1e4;
function linkedMatches(pattern, negated, matches, folder) {
	let segments = pattern.replace(/\/{2,}/g, "/").split("/"), onTheWay = segments.map((segment, index) => ({
		matches: matcher(segments.slice(0, index + 1).join("/")),
		deep: segments.slice(0, index + 1).includes("**"),
		last: index === segments.length - 1 && segment !== "**"
	})), excluded = negated.map((line) => matcher(line.replace(/^!+/, "").replace(/^\.\//, ""))), known = new Set(matches.map((file) => real((0, node_path.join)(folder, file)))), found = [], open = [""];
	for (let at = open.pop(); at !== void 0; at = open.pop()) for (let entry of entriesOf((0, node_path.join)(folder, at))) {
		let path = at === "" ? entry.name : `${at}/${entry.name}`, passing = onTheWay.filter((prefix) => !prefix.last && prefix.matches(path));
		if (passing.length === 0 || entry.name === ".git" || (entry.isDirectory() && open.push(path), !entry.isSymbolicLink())) continue;
		let behind = filesBehind(path, folder, matcher(pattern)), all = typeof behind == "string" ? [`${path}/${segments.at(-1)}`] : behind, deep = passing.every((prefix) => prefix.deep), missed = all.filter((file) => !excluded.some((glob) => glob(file)) && !(deep && known.has(real((0, node_path.join)(folder, file))))), why = typeof behind == "string" ? `, and ${behind}` : "", reason = `it is behind the linked folder ${JSON.stringify(path)}, which the pattern ${JSON.stringify(pattern)} does not follow${why}`;
		for (let name of missed) found.push({
			name,
			reason
		});
	}
	return found;
}
function filesBehind(link, folder, glob) {
	try {
		if (!(0, node_fs.statSync)((0, node_path.join)(folder, link)).isDirectory()) return [];
		if (require_hashing.escapesFolder(folder, link)) return "it leads out of this folder";
	} catch (error) {
		return ["ENOENT", "ENOTDIR"].includes(require_hashing.errorCode(error)) ? [] : `it cannot be read (${require_hashing.errorCode(error)})`;
	}
	let files = [], open = [link], left = MAX_FILES_BEHIND_LINK;
	for (let at = open.pop(); at !== void 0; at = open.pop()) {
		let entries = entriesIn((0, node_path.join)(folder, at));
		if (typeof entries == "string") return `${JSON.stringify(at)} cannot be read (${entries})`;
		for (let entry of entries) {
			if (left-- === 0) return `it has more than ${MAX_FILES_BEHIND_LINK} entries`;
			let path = `${at}/${entry.name}`;
			if (entry.isDirectory()) open.push(path);
			else if (glob(path)) files.push(path);
			else if (entry.isSymbolicLink() && require_hashing.isFolder((0, node_path.join)(folder, path))) return `it holds another linked folder, ${JSON.stringify(path)}`;
		}
	}
	return files;
}
function entriesOf(folder) {
	let entries = entriesIn(folder);
	return typeof entries == "string" ? [] : entries;
}
function entriesIn(folder) {
	try {
		return (0, node_fs.readdirSync)(folder, { withFileTypes: !0 });
	} catch (error) {
		return require_hashing.errorCode(error);
	}
}
function real(path) {
	try {
		return require_hashing.realPath(path);
	} catch {
		return path;
	}
}
function matcher(pattern) {
	let fold = (text) => node_path.sep === "\\" ? text.toLowerCase() : text, glob = require_gate.compileGlob(fold(pattern.replace(/[{}]/g, "\\$&")));
	return typeof glob == "string" ? () => !0 : (file) => glob(fold(file));
}
exports.linkedMatches = linkedMatches, exports.linked_folders_exports = linked_folders_exports;
