const require_hashing = require("./hashing.cjs"), require_archive_causes = require("./archive-causes.cjs"), require_gate = require("./gate.cjs");
let node_path = require("node:path"), node_crypto = require("node:crypto");
// src/commands/compare-trees.ts
const MAX_FILES = 5e5;
async function compareTrees(sealed, found, cwd) {
	let [was, is] = [await sideOf(sealed, cwd), await sideOf(found, cwd)];
	if (was.members.size + is.members.size === 0) throw new require_gate.UsageError(`neither ${JSON.stringify(sealed)} nor ${JSON.stringify(found)} has a file: nothing was compared`);
	return await require_archive_causes.compareSides(was, is, { most: 200 });
}
async function sideOf(name, cwd) {
	let path = (0, node_path.resolve)(cwd, name);
	return require_hashing.isFolder(path) ? folderSide(require_hashing.realPath(path), name) : await archiveSide(name, cwd);
}
async function archiveSide(name, cwd) {
	let archive = await require_archive_causes.digestedArchive(require_gate.readNamed(name, cwd, require_hashing.MAX_DIAGNOSED_BYTES));
	if (typeof archive == "string") throw new require_gate.UsageError(`${JSON.stringify(name)} is compared with a folder, and is not read as an archive: ${archive}`);
	let files = /* @__PURE__ */ new Map(), origins = /* @__PURE__ */ new Map();
	for (let [path, { member, sha256 }] of archive.members) {
		if (member.kind === "folder") continue;
		let target = member.kind === "hard-link" ? Buffer.from(member.target ?? []).toString("utf8").replace(/^\.\//, "") : path, origin = origins.get(target) ?? target, file = member.kind === "hard-link" ? files.get(origin) : {
			member,
			sha256
		};
		if (file === void 0) throw new require_gate.UsageError(`${JSON.stringify(name)} has a hard link that leads to no earlier file`);
		origins.set(path, origin), files.set(path, file);
	}
	return {
		members: files,
		contents: async (wanted, maxBytes) => {
			let read = await archive.contents(new Set([...wanted].map((path) => origins.get(path) ?? path)), maxBytes);
			return new Map([...wanted].flatMap((path) => {
				let content = read.get(origins.get(path) ?? path);
				return content === void 0 ? [] : [[path, content]];
			}));
		}
	};
}
function folderSide(root, name) {
	let members = /* @__PURE__ */ new Map(), buffer = Buffer.alloc(262144), fail = (path, why) => {
		throw new require_gate.UsageError(`${JSON.stringify(name)} cannot be compared: ${JSON.stringify(path)}: ${why}`);
	};
	for (let { path, key, isFile } of require_hashing.walk(root, (folder, code) => fail(folder, `the folder cannot be listed: ${code}`))) {
		path !== key && fail(path, "its name is not UTF-8"), members.size >= MAX_FILES && fail(path, `there are more than ${MAX_FILES} files`);
		let place = (0, node_path.join)(root, path);
		try {
			members.set(path, isFile ? fileAt(place, buffer) : linkAt(place));
		} catch (error) {
			fail(path, require_hashing.errorMessage(error));
		}
	}
	return {
		members,
		contents: async (wanted, maxBytes) => {
			let found = /* @__PURE__ */ new Map(), left = maxBytes;
			for (let path of wanted) {
				let member = members.get(path)?.member;
				member?.kind !== "file" || member.bytes > left || (left -= member.bytes, found.set(path, require_hashing.readInside(root, path, maxBytes)));
			}
			return found;
		}
	};
}
function fileAt(path, buffer) {
	let hash = (0, node_crypto.createHash)("sha256"), bytes = require_hashing.readParts(path, buffer, () => void 0, (part) => void hash.update(part)), exec = require_hashing.isExecutable(path);
	return {
		member: {
			kind: "file",
			bytes,
			...exec === void 0 ? {} : { mode: exec ? 493 : 420 }
		},
		sha256: hash.digest("hex")
	};
}
function linkAt(path) {
	if (require_hashing.statsAt(path)?.isSymbolicLink() !== !0) throw Error("it is neither a file nor a link");
	return {
		member: {
			kind: "link",
			bytes: 0
		},
		sha256: (0, node_crypto.createHash)("sha256").update(require_hashing.targetOf(path)).digest("hex")
	};
}
exports.compareTrees = compareTrees;
