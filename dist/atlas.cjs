const require_hashing = require("./hashing.cjs"), require_drift = require("./drift.cjs"), require_git = require("./git.cjs"), require_gate = require("./gate.cjs");
let node_crypto = require("node:crypto");
// src/load/atlas.ts
const DIRECTIVE = /^[ -~]*atlas:(\w+)(?: +([ -~]*))*/;
async function withFileDigests(list, files) {
	if (list.problems.length > 0) return list;
	let ignored = await ignoredIn(files, new Set(list.seals.map(({ path }) => path))), names = [...ignored], prefix = (0, node_crypto.createHash)("sha256"), seals = [], lost;
	for (let seal of list.seals) {
		if (lost !== void 0) {
			seals.push({
				...seal,
				unjudged: `its sum includes ${JSON.stringify(lost)}, whose sealed bytes are not known`
			});
			continue;
		}
		for (; names[0] !== void 0 && require_gate.comparePaths(names[0], seal.path) < 0; names.shift()) prefix.update(names[0]);
		prefix.update(seal.path);
		let bytes = await sealedBytes({
			...seal,
			prefix
		}, files);
		bytes === void 0 ? lost = seal.path : prefix.update(bytes), seals.push(bytes === void 0 ? seal : {
			...seal,
			digests: { sha256: require_hashing.digestOf("sha256", bytes) },
			bytes: bytes.length
		});
	}
	let isUp = list.seals.every(({ path }) => path.endsWith(".up.sql"));
	return {
		...list,
		seals,
		covers: [isUp ? "*.up.sql" : "*.sql"],
		...ignored.length > 0 && { excludes: ignored.map(require_gate.literalGlob) },
		notices: [...list.notices, ...noticesOf(ignored.length, lost, seals)]
	};
}
async function sealedBytes(seal, files) {
	let found = await files.read(seal.path);
	if (found !== void 0 && require_hashing.matchesSeal(seal, found)) return found;
	let original = await files.original?.(seal, found);
	return original !== void 0 && require_hashing.matchesSeal(seal, original) ? original : void 0;
}
function noticesOf(ignored, lost, seals) {
	let after = seals.filter(({ unjudged }) => unjudged !== void 0).length, orIgnored = ignored === 0 ? "" : ", or a file with \"atlas:sum ignore\" was added or removed before it";
	return [...ignored === 0 ? [] : [`${ignored} of its files have "atlas:sum ignore": only their names are checked`], ...lost === void 0 ? [] : [`${JSON.stringify(lost)} has changed${orIgnored}; its sealed bytes were not found, so the ${after} files after it are not judged`]];
}
async function ignoredIn(files, listed) {
	let ignored = [];
	for (let name of await files.names()) {
		if (!name.endsWith(".sql") || name.includes("/") || listed.has(name)) continue;
		let start = Buffer.from(await files.read(name) ?? []).toString("latin1", 0, 4096), [, directive, mode] = DIRECTIVE.exec(start) ?? [];
		directive === "sum" && mode === "ignore" && ignored.push(name);
	}
	return ignored.toSorted(require_gate.comparePaths);
}
function migrationsOnDisk(root, gitFolder, base) {
	let explainer = new require_drift.Explainer(), asked = 0;
	return {
		names: async () => require_hashing.namesIn(root),
		read: async (name) => bytesAt(root, name),
		original: async (seal, found) => {
			let before = await base?.(seal.path).catch(() => void 0);
			if (before !== void 0 && require_hashing.matchesSeal(seal, before)) return before;
			let undone = found && explainer.explain(seal, () => found, require_hashing.SAMPLE).original;
			return undone !== void 0 || gitFolder === void 0 || !require_hashing.isGitNear(root, [seal.path]) || ++asked > 32 ? undone : await originalInGit(gitFolder, seal, found);
		}
	};
}
function bytesAt(root, name) {
	try {
		return require_hashing.readInside(root, name, 67108864);
	} catch {
		return;
	}
}
async function originalInGit(folder, seal, found) {
	let file = {
		seal,
		...found !== void 0 && { found: {
			bytes: found.length,
			digests: {}
		} }
	}, answers = await require_git.askGit(folder, [file]);
	for await (let { original } of answers.search()) if (original !== void 0) return original;
}
exports.migrationsOnDisk = migrationsOnDisk, exports.withFileDigests = withFileDigests;
