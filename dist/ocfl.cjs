const require_hashing = require("./hashing.cjs");
let node_path = require("node:path");
function withSidecar(inventory, file, bytes) {
	let [algorithm] = inventory.seals[0] === void 0 ? [] : require_hashing.algorithmsOf(inventory.seals[0]);
	if (algorithm === void 0) return inventory;
	let name = `${(0, node_path.basename)(file)}.${algorithm}`, problem = sidecarProblem((0, node_path.dirname)(file), name, require_hashing.digestOf(algorithm, bytes));
	return problem === void 0 ? inventory : {
		...inventory,
		problems: [...inventory.problems, problem],
		seals: []
	};
}
function sidecarProblem(folder, name, digest) {
	let text;
	try {
		text = require_hashing.readInside(folder, name, 1024).toString("latin1");
	} catch {
		return {
			code: "manifest-unreadable",
			path: name,
			reason: "the digest of the inventory cannot be read (E058)"
		};
	}
	let [, own] = /^([0-9A-Fa-f]{64,128})[ \t]+inventory\.json[ \t\r\n]*$/.exec(text) ?? [];
	if (own === void 0) return {
		code: "manifest-malformed",
		path: name,
		reason: "it is not \"digest inventory.json\" (E061)"
	};
	if (own.toLowerCase() !== digest) return {
		code: "manifest-conflict",
		path: name,
		reason: "it is not the digest of the inventory, which has changed (E060)"
	};
}
exports.withSidecar = withSidecar;
