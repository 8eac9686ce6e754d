const require_hashing = require("./hashing.cjs"), require_gate = require("./gate.cjs");
let node_path = require("node:path");
// src/commands/known-seal.ts
async function knownSeal(path, cwd) {
	let name = require_gate.manifestAround(cwd);
	if (name === void 0) return;
	let { seals, root } = await require_gate.loadManifestFile(name, {
		cwd,
		format: "auto",
		limit: require_gate.MAX_BYTES,
		maxEntries: require_gate.MAX_ENTRIES
	}), file = require_hashing.isReachable((0, node_path.resolve)(cwd, path)) ? require_hashing.realPath((0, node_path.resolve)(cwd, path)) : (0, node_path.resolve)(cwd, path);
	return root === void 0 ? void 0 : seals.find((seal) => (0, node_path.join)(root, seal.path) === file);
}
exports.knownSeal = knownSeal;
