const require_hashing = require("./hashing.cjs"), require_gate = require("./gate.cjs"), require_restore = require("./restore.cjs");
let node_path = require("node:path");
// src/github/restore.ts
/**
* What the `restore` input asks for, after the verdict and without any influence on it: proved original bytes as a patch in the bundle's
* folder, or written back. Nothing at all when a manifest or the self-test cannot be trusted.
*/
async function restoreProved(mode, request, report, folder) {
	if (mode === "none" || report.verdict === "pass" || require_restore.obstacles(report).length > 0) return { outcomes: [] };
	let sources = await require_gate.readSources(request, () => void 0), files = require_restore.judgedFiles(report, sources), [first] = files;
	if (first === void 0) return { outcomes: [] };
	let archives = [require_restore.elsewhere(files, sources), await require_restore.gitArchive(files)], outcomes = [];
	if (mode === "workspace") {
		for await (let outcome of require_restore.restoreFiles(files, archives)) outcomes.push(outcome);
		return { outcomes };
	}
	let path = (0, node_path.join)(folder, "restore.patch"), patch = require_hashing.AtomicFile.at(path), empty = !0;
	try {
		for await (let chunk of require_restore.patchFiles(files, {
			archives,
			base: require_restore.patchBase(first.root),
			format: "sha1"
		}, outcomes)) empty = !1, patch.write(chunk);
		empty || patch.keep();
	} finally {
		patch.close();
	}
	return {
		outcomes,
		...!empty && { patch: path }
	};
}
exports.restoreProved = restoreProved;
