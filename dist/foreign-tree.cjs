const require_hashing = require("./hashing.cjs");
let node_path = require("node:path"), node_fs = require("node:fs");
// src/disk/foreign-tree.ts
function removeForeignTree(path) {
	try {
		(0, node_fs.rmSync)(path, {
			recursive: !0,
			force: !0
		});
	} catch {
		flatten(path), require_hashing.removeTree(path);
	}
}
function flatten(root) {
	(0, node_fs.chmodSync)(root, 448);
	let place = (0, node_fs.mkdtempSync)((0, node_path.join)(root, "open-")), folders = [root], count = 0;
	for (let folder = folders.pop(); folder !== void 0; folder = folders.pop()) {
		let entries = (0, node_fs.readdirSync)(folder, {
			withFileTypes: !0,
			encoding: "buffer"
		});
		for (let entry of entries) {
			let path = Buffer.concat([Buffer.from(`${folder}/`), entry.name]);
			if (!entry.isDirectory() || path.equals(Buffer.from(place))) continue;
			let moved = (0, node_path.join)(place, String(count++));
			(0, node_fs.chmodSync)(path, 448), (0, node_fs.renameSync)(path, moved), folders.push(moved);
		}
	}
}
exports.removeForeignTree = removeForeignTree;
