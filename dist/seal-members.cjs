const require_archive = require("./archive.cjs"), require_gate = require("./gate.cjs"), require_seal = require("./seal.cjs"), require_hashing = require("./hashing.cjs"), NOT_UTF8 = "its name or the target of its link is not UTF-8, which a manifest in JSON cannot hold";
async function sealMembers(wanted, kindOf) {
	let { archive, cwd, paths } = wanted, named = paths.map((path) => memberNamed(path, archive)), sealing = new SealingMembers(wanted, named, kindOf), { problems, members, twins } = await require_archive.readArchiveRoot(cwd, archive, sealing), open = problems.filter((problem) => !sealing.isSealedLink(problem, archive)), start = archive.folder === "" ? "" : `${archive.folder}/`, sealed = new Set(sealing.seals.map(({ path }) => `${start}${path}`)), half = require_archive.halfSealed(twins, (path) => sealed.has(path)).map(({ paths: [one, other] }) => {
		let [path, twin] = sealed.has(one) ? [other, one] : [one, other];
		return {
			path: `${require_archive.archivePlace(archive)}${path}`,
			reason: require_archive.twinReason(path, twin)
		};
	}), absent = named.filter((name) => name !== "" && open.length === 0 && !members.some(({ path }) => require_seal.isNamed(path, [name])));
	return {
		seals: [...sealing.seals].sort((a, b) => require_gate.comparePaths(a.path, b.path)),
		refused: [
			...open.map(({ path, reason }) => ({
				path,
				reason
			})),
			...half,
			...absent.map((path) => ({
				path,
				reason: "there is no such file in the archive"
			})),
			...sealing.refused
		],
		named,
		ignored: [],
		ignoredAndNamed: [],
		unknown: []
	};
}
function memberNamed(path, { prefix, shownFile }) {
	let start = `${shownFile.slice(0, shownFile.lastIndexOf("/") + 1)}${prefix}`;
	return (path.startsWith(start) ? path.slice(start.length) : path).split("/").filter((segment) => segment !== "" && segment !== ".").join("/");
}
var SealingMembers = class {
	seals = [];
	refused = [];
	#wanted;
	#named;
	#kindOf;
	#made = /* @__PURE__ */ new Map();
	constructor(wanted, named, kindOf) {
		this.#wanted = wanted, this.#named = named, this.#kindOf = kindOf;
	}
	visit(member) {
		if (member.kind === "folder" || (member.kind === "link" && this.#takeLink(member), member.kind === "hard-link" && this.#take(member, this.#made.get(require_archive.hardLinkKey(member) ?? "")), member.kind !== "file")) return;
		let maker = new require_hashing.SealMaker(member.bytes, this.#kindOf(member.path));
		return {
			data: (chunk) => maker.update(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length)),
			end: () => {
				let seal = maker.done(member.path, member.bytes, 0);
				this.#made.set(member.path, seal), this.#take(member, seal);
			}
		};
	}
	isSealedLink({ code, path }, { prefix }) {
		return code === "archive-link-unsafe" && this.seals.some((seal) => seal.link !== void 0 && path === `${prefix}${seal.path}`);
	}
	#take(member, seal) {
		if (!this.#isWanted(member)) return;
		let { path, mode } = member, kind = this.#kindOf(path);
		seal === void 0 ? this.#refuse(path, "it is a hard link to a file outside of the folder") : kind.mode === void 0 ? this.seals.push({
			...seal,
			path
		}) : mode === void 0 ? this.#refuse(path, "the archive keeps no mode for it: seal without \"--modes\"") : this.seals.push({
			...seal,
			path,
			exec: !!(mode & 64)
		});
	}
	#takeLink(member) {
		if (!this.#isWanted(member)) return;
		let bytes = Buffer.from(member.target ?? []), target = bytes.toString("utf8"), reason = Buffer.from(target).equals(bytes) ? require_gate.targetProblem(target) : NOT_UTF8;
		this.#wanted.links === !0 ? reason === void 0 ? this.seals.push(require_gate.linkEntry(member.path, target, 0)) : this.#refuse(member.path, reason) : this.#refuse(member.path, "it is a symbolic link: seal it with its target, with `--modes`");
	}
	#isWanted({ path, rawPath }) {
		if (!require_seal.isNamed(path, this.#named) || this.#wanted.excluded?.(path) === !0) return !1;
		let reason = rawPath === void 0 ? require_gate.pathProblem(path) : NOT_UTF8;
		return reason !== void 0 && this.#refuse(path, reason), reason === void 0;
	}
	#refuse(path, reason) {
		this.refused.push({
			path,
			reason
		});
	}
};
exports.sealMembers = sealMembers;
