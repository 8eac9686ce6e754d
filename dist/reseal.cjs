const require_rolldown_runtime = require("./rolldown-runtime.cjs"), require_gate = require("./gate.cjs"), require_hashing = require("./hashing.cjs"), require_objects = require("./objects.cjs"), require_bag = require("./bag.cjs");
let node_path = require("node:path"), node_path_posix = require("node:path/posix");
// src/load/manifests-at.ts
var manifests_at_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ manifestsAt: () => manifestsAt });
async function manifestsAt(base, lines, workspace) {
	let paths = lines.map((line) => inWorkspace(line, workspace)), files = paths.some((path) => require_gate.isPattern(path) || path.startsWith("!")) ? await base.list() : [], known = new Set(files);
	return require_gate.expandNames(paths, {
		has: (path) => known.has(path) || !(require_gate.isPattern(path) || path.startsWith("!")),
		shown: (path) => (0, node_path_posix.normalize)(path),
		match: async (pattern, negated) => {
			let glob = matcher(pattern), others = negated.map((line) => matcher(line.slice(1).replace(/^\.\//, "")));
			return files.filter((file) => glob(file) && !others.some((other) => other(file)));
		},
		linked: async () => []
	});
}
function inWorkspace(line, workspace) {
	let negated = line.startsWith("!"), bare = require_gate.isPattern(line) || negated ? line.replace(/^!+/, "").trim() : line, portable = (0, node_path.isAbsolute)(bare) ? below(bare, workspace) : bare, short = (node_path.sep === "\\" ? portable.replaceAll("\\", "/") : portable).replace(/\/{2,}/g, "/").replace(/^\.\//, "");
	return negated ? `!${bare.startsWith("./") ? "./" : ""}${short}` : short;
}
function below(path, workspace) {
	let way = (0, node_path.relative)(workspace, path);
	return way === "" || way === ".." || way.startsWith(`..${node_path.sep}`) || (0, node_path.isAbsolute)(way) ? path : way;
}
function matcher(pattern) {
	if (pattern.endsWith("/") || (0, node_path.isAbsolute)(pattern)) return () => !1;
	for (let [piece] of pattern.matchAll(/\\.|\[[^\]]*\]?/g)) if (/^\[[!^]?\]/.test(piece) || piece.startsWith("[") && piece !== "[[]" && /[\\[]/.test(piece.slice(1))) throw Error(`the pattern ${JSON.stringify(pattern)} cannot be read there: write ${JSON.stringify(piece)} without escapes and classes`);
	let fold = (text) => node_path.sep === "\\" ? text.toLowerCase() : text, glob = require_gate.compileGlob(fold(pattern.replace(/[{}]/g, "\\$&")));
	if (typeof glob == "string") throw Error(`the pattern ${JSON.stringify(pattern)} cannot be read there: ${glob}`);
	return (file) => glob(fold(file));
}
// src/git/base.ts
var base_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ gitBase: () => gitBase });
async function gitBase(cwd, revision, label, environment, maxBytes) {
	let program = require_objects.findGit(environment, cwd);
	if (program === void 0) return;
	let objects = {
		git: new require_objects.Git(program, environment),
		cwd
	}, commit = await require_objects.commitOf(objects, revision);
	if (commit === void 0) return;
	objects.git.allow(require_objects.MAX_MILLISECONDS);
	let store = {
		...objects,
		prefix: await require_objects.prefixOf(objects.git, cwd)
	}, names;
	return {
		name: `${label} ${commit.slice(0, 12)}`,
		read: (path) => readFile(store, commit, path, maxBytes),
		list: () => names ??= listFiles(store, commit),
		lastChange: (path) => lastChange(store, commit, path)
	};
}
async function readFile(store, commit, path, maxBytes) {
	let { git, cwd } = store;
	git.allow(require_objects.MAX_MILLISECONDS);
	let full = fullPath(store, path), entry = (await require_objects.entriesAt(git, cwd, /* @__PURE__ */ new Map([[commit, /* @__PURE__ */ new Set([full])]]))).get(commit)?.get(full);
	if (entry !== void 0) {
		if (entry.kind !== "file") throw Error(`${JSON.stringify(path)} is not a regular file there`);
		return require_objects.withReader(git, cwd, (reader) => reader.read("blob", entry.id, maxBytes));
	}
}
async function listFiles({ git, cwd, prefix }, commit) {
	return git.allow(require_objects.MAX_MILLISECONDS), (await require_objects.filesAt(git, cwd, commit, prefix)).map(({ path }) => Buffer.from(path, "latin1").toString("utf8"));
}
function fullPath({ prefix }, path) {
	let full = (0, node_path_posix.normalize)(prefix + Buffer.from(path, "utf8").toString("latin1"));
	if ((0, node_path.isAbsolute)(path) || /^\.\.?(?:\/|$)/.test(full)) throw Error(`${JSON.stringify(path)} is not a path in the repository`);
	return full;
}
async function lastChange(store, base, path) {
	try {
		let id = (await require_objects.ask(store, [
			"rev-list",
			"-1",
			`${base}..HEAD`,
			"--",
			path
		])).toString("latin1").trim();
		if (!require_hashing.isObjectId(id)) return;
		let { parents, bytes } = await readCommit(store, id), full = fullPath(store, path), all = [id, ...parents], entries = await require_objects.entriesAt(store.git, store.cwd, new Map(all.map((one) => [one, /* @__PURE__ */ new Set([full])]))), [after, ...before] = all.map((one) => entries.get(one)?.get(full)?.id);
		if (before.includes(after)) return;
		let { author, subject } = require_objects.describeCommit(bytes);
		return author ? `commit ${id.slice(0, 12)} of ${author}, ${JSON.stringify(subject)}` : void 0;
	} catch {
		return;
	}
}
async function readCommit({ git, cwd }, id) {
	let commit = (await require_objects.readCommits(git, cwd, [id])).get(id);
	if (commit === void 0) throw new require_objects.GitFailed(`git has no commit ${id}`, "");
	return commit;
}
async function mergedOnto(cwd, head, environment) {
	let program = require_objects.findGit(environment, cwd), own = environment.GITHUB_SHA ?? "";
	if (program === void 0 || !require_hashing.isObjectId(own)) return;
	let git = new require_objects.Git(program, environment);
	git.allow(require_objects.MAX_MILLISECONDS);
	try {
		if ((await git.run(cwd, [
			"rev-parse",
			"--verify",
			"HEAD"
		])).toString("latin1").trim() !== own) return;
		let { parents } = await readCommit({
			git,
			cwd
		}, own);
		return parents.length === 2 && parents[1] === head ? parents[0] : void 0;
	} catch {
		return;
	}
}
// src/reseal/changes.ts
function sealChanges(before, after) {
	let old = placeSeals(before), now = placeSeals(after), removed = [...old].flatMap(([place, seals]) => now.has(place) ? [] : seals.slice(0, 1).map(gone)), others = [...now].flatMap(([place, seals]) => {
		let was = old.get(place);
		return was === void 0 ? seals.slice(0, 1).map(addedChange) : findChanges(was, seals);
	});
	return [
		...removed,
		...scopes(before, after),
		...others
	];
}
function placeSeals(all) {
	let places = /* @__PURE__ */ new Map();
	for (let { manifest, root, seals } of all) for (let seal of seals) {
		let path = seal.rawPath === void 0 ? seal.path : `\0${Buffer.from(seal.rawPath).toString("hex")}`, place = root === "." ? path : `${root}/${path}`, known = places.get(place);
		known === void 0 ? places.set(place, [{
			seal,
			manifest,
			root
		}]) : known.push({
			seal,
			manifest,
			root
		});
	}
	return places;
}
function gone({ seal, manifest }) {
	return {
		code: "seal-removed",
		manifest,
		path: seal.path,
		before: measureOf(seal)
	};
}
function addedChange({ seal, manifest }) {
	return {
		code: "seal-added",
		manifest,
		path: seal.path,
		line: seal.line,
		after: measureOf(seal)
	};
}
function findChanges(was, is) {
	let [first] = is, [old] = was;
	if (first === void 0 || old === void 0) return [];
	let { seal, manifest } = first, base = {
		manifest,
		path: seal.path,
		line: seal.line,
		before: measureOf(old.seal),
		after: measureOf(seal)
	}, pair = {
		was: was.map((one) => one.seal),
		is: is.map((one) => one.seal),
		root: first.root
	}, forms = hasOtherForm(pair.was, pair.is), other = forms || is.some(({ seal: now }) => was.some(({ seal: then }) => differ(then, now))), weaker = findWeakened(pair.was, pair.is, other);
	return [...other ? [{
		...base,
		code: "resealed",
		...!forms && { pair }
	}] : [], ...weaker.length > 0 ? [{
		...base,
		code: "seal-weakened",
		what: `it no longer has ${weaker.join(", ")}`
	}] : []];
}
const FORMS = [
	"jsonSha256",
	"textSha256",
	"membersSha256"
];
function hasOtherForm(was, is) {
	return FORMS.some((form) => {
		let known = new Set(was.map((seal) => seal[form]));
		return is.some((seal) => seal[form] !== void 0 && !known.has(seal[form]));
	});
}
function differ(a, b) {
	if (a.link !== b.link || a.exec !== void 0 && b.exec !== void 0 && a.exec !== b.exec || a.bytes !== void 0 && b.bytes !== void 0 && a.bytes !== b.bytes) return !0;
	if (a.shards !== void 0 || b.shards !== void 0) return JSON.stringify(a.shards) !== JSON.stringify(b.shards);
	let shared = require_hashing.algorithmsOf(a).filter((algorithm) => b.digests[algorithm] !== void 0);
	return shared.length === 0 || shared.some((algorithm) => a.digests[algorithm] !== b.digests[algorithm]);
}
function findWeakened(was, is, other) {
	let promises = (seals) => new Map(seals.flatMap((seal) => [
		...require_hashing.algorithmsOf(seal).map((name) => [name, name]),
		...seal.bytes === void 0 ? [] : [["its length", "its length"]],
		...seal.exec === void 0 ? [] : [["its mode", "its mode"]],
		...FACTS.filter((fact) => seal[fact] !== void 0).map((fact) => [`${fact} ${other ? "" : String(seal[fact])}`, `the fact "${fact}"`])
	])), kept = promises(is);
	return [...promises(was)].filter(([promise]) => !kept.has(promise)).map(([, words]) => words);
}
const FACTS = [
	"text",
	"eol",
	"git",
	"jsonSha256",
	"textSha256"
];
function scopes(before, after) {
	let kept = new Set(after.flatMap(({ root, covers }) => covers.map((glob) => `${root}\0${glob}`)));
	return before.flatMap(({ manifest, root, covers, excludes = [] }) => {
		let lost = covers.filter((glob) => !kept.has(`${root}\0${glob}`)), left = covers.length > lost.length ? newlyExcluded(root, covers, excludes, after) : [];
		return lost.length + left.length === 0 ? [] : [{
			code: "seal-weakened",
			manifest,
			what: `files without a seal are no longer looked for in ${[...lost, ...left].map((glob) => JSON.stringify(glob)).join(", ")}`
		}];
	});
}
function newlyExcluded(root, covers, was, after) {
	let [first, ...others] = after.filter((place) => place.root === root && place.covers.some((glob) => covers.includes(glob))).map(({ excludes = [] }) => excludes), isOld = (glob) => was.some((old) => old === glob || old.endsWith("/**") && glob.startsWith(old.slice(0, -2)));
	return (first ?? []).filter((glob) => !isOld(glob) && others.every((excludes) => excludes.includes(glob)));
}
function measureOf({ bytes, digests, exec }) {
	return {
		...bytes !== void 0 && { bytes },
		digests,
		...exec !== void 0 && { exec }
	};
}
// src/reseal/reseal.ts
var reseal_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({
	configFindings: () => configFindings,
	resealFindings: () => resealFindings,
	unknown: () => unknown
});
async function resealFindings(policy, now, reading) {
	let { base, manifests } = policy;
	try {
		let { before, whole } = await manifestsBefore(base, /* @__PURE__ */ new Set([...manifests, ...now.map(({ manifest }) => manifest)]), reading), changes = sealChanges(before, now), authors = /* @__PURE__ */ new Map();
		for (let { manifest } of changes) authors.has(manifest) || authors.set(manifest, await base.lastChange?.(manifest));
		let held = {
			...policy,
			additions: policy.additions && whole
		}, proved = policy.proved === void 0 ? void 0 : new (await (Promise.resolve().then(() => require("./proved.cjs")).then((n) => n.proved_exports))).ProvedChanges(policy.proved);
		return changes.map((change) => findingOf(change, forOne(change, held, proved, reading.cwd), authors.get(change.manifest)));
	} catch (error) {
		return [unknown(policy, `${base.name} could not be read (${require_hashing.errorMessage(error)})`)];
	}
}
function forOne({ pair }, policy, proved, cwd) {
	let causes = pair === void 0 ? void 0 : proved?.provedBy(pair, (0, node_path.resolve)(cwd, pair.root));
	return causes === void 0 ? policy : {
		...policy,
		permitted: !0,
		why: `proved: nothing but ${causes}`
	};
}
function configFindings({ config, signer = [], permitted, additions, why }) {
	let path = config?.path ?? "", ofConfig = (config?.changes ?? []).map(({ key, before, after, stronger }) => ({
		code: SIGNER_KEYS.has(key) ? "signer-changed" : "config-changed",
		severity: permitted || additions && stronger ? "notice" : "fail",
		manifest: path,
		reason: `${JSON.stringify(key)} was ${before} and is ${after}; ${why}`
	})), ofFiles = signer.map(({ path: file, key, before, after }) => ({
		code: "signer-changed",
		severity: permitted ? "notice" : "fail",
		manifest: file,
		reason: `the file in ${JSON.stringify(key)} was ${before} and is ${after}; ${why}`
	}));
	return [...ofConfig, ...ofFiles];
}
const SIGNER_KEYS = /* @__PURE__ */ new Set([
	"signed-by",
	"public-key",
	"trusted-root"
]);
function unknown({ binding }, reason) {
	return {
		code: "reseal-unknown",
		severity: binding ? "unverifiable" : "notice",
		reason
	};
}
async function manifestsBefore(base, names, reading) {
	let { format, root, cwd: _, ...limits } = reading, before = [], whole = !0;
	for (let name of names) {
		let bytes = await base.read(name) ?? await otherSpelling(base, name);
		if (bytes === void 0) continue;
		let folder = (0, node_path_posix.dirname)(name), fileName = (0, node_path_posix.basename)(name), bagVersion = require_gate.isBagManifestName(fileName) ? await require_bag.bagVersionAt(base, folder) : void 0, options = {
			...limits,
			fileName,
			...bagVersion !== void 0 && { bagVersion }
		}, manifest = await wholeList(await require_gate.readManifest(bytes, format, !0, options), bytes, base, root ?? folder);
		if (format === "auto" && manifest.format === "lfs") throw Error(`${JSON.stringify(name)} is a pointer of git LFS there`);
		whole &&= manifest.problems.length === 0;
		let own = require_gate.startsAbove(manifest, folder) ? (0, node_path_posix.dirname)(folder) : folder, covers = manifest.format === "bagit" ? require_gate.bagCovers(fileName) : manifest.covers;
		if (before.push({
			manifest: name,
			root: root ?? own,
			seals: manifest.seals,
			covers: covers ?? [],
			excludes: manifest.excludes ?? []
		}), manifest.format === "bagit") for (let sibling of await require_bag.bagManifestsAt(base, folder)) names.add(sibling);
	}
	return {
		before,
		whole
	};
}
async function wholeList(list, bytes, base, folder) {
	let inFolder = folder === "." ? "" : `${folder}/`;
	if (list.format === "oci") {
		let { withListedBlobs } = await Promise.resolve().then(() => require("./oci.cjs"));
		return withListedBlobs(list, bytes, (path) => base.read(`${inFolder}${path}`));
	}
	if (list.format !== "atlas") return list;
	let { withFileDigests } = await Promise.resolve().then(() => require("./atlas.cjs"));
	return withFileDigests(list, {
		names: async () => (await base.list()).flatMap((file) => file.startsWith(inFolder) ? [file.slice(inFolder.length)] : []),
		read: (name) => base.read(`${inFolder}${name}`)
	});
}
async function otherSpelling(base, name) {
	let files = await base.list();
	if (files.some((file) => name.startsWith(`${file}/`))) throw Error(`${JSON.stringify(name)} lies behind a link or in a submodule there`);
	let same = files.find((file) => foldName(file) === foldName(name));
	return same === void 0 ? void 0 : base.read(same);
}
function foldName(name) {
	return name.normalize("NFC").toLowerCase();
}
function findingOf({ code, manifest, path, line, before, after, what }, { permitted, additions, why }, author) {
	let severity = permitted || additions && code === "seal-added" ? "notice" : "fail", words = [
		what,
		why,
		author === void 0 ? void 0 : `last changed by ${author}`
	].filter((word) => word !== void 0);
	return {
		code,
		severity,
		manifest,
		...path !== void 0 && { path },
		...line !== void 0 && { line },
		...before !== void 0 && { expected: before },
		...after !== void 0 && { found: after },
		reason: words.join("; ")
	};
}
exports.base_exports = base_exports, exports.gitBase = gitBase, exports.manifestsAt = manifestsAt, exports.manifests_at_exports = manifests_at_exports, exports.mergedOnto = mergedOnto, exports.reseal_exports = reseal_exports;
