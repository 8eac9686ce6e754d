const require_rolldown_runtime = require("./rolldown-runtime.cjs"), require_gate = require("./gate.cjs"), require_hashing = require("./hashing.cjs"), require_drift_findings = require("./drift-findings.cjs");
let node_path = require("node:path"), node_buffer = require("node:buffer");
// src/commands/release.ts
var release_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ releaseOnDisk: () => releaseOnDisk });
const OF_FILES = [
	"root",
	"covers",
	"text-rules",
	"accept",
	"unchanged-since",
	"shard",
	"run-validator",
	"require-clearance",
	"blocker-map"
], FOLDER = /^(?:\.{1,2}(?:[\\/]|$)|[\\/]|[A-Za-z]:[\\/])|[\\/]$/;
function releaseFolder(options) {
	for (let name of OF_FILES) if (JSON.stringify(options[name]) !== JSON.stringify(require_gate.DEFAULTS[name])) throw new require_gate.UsageError(`"${name}" is about files, and "release" about the assets of a release: give one of them ("config: none" ignores the configuration)`);
	return FOLDER.test(options.release) ? { folder: options.release } : void 0;
}
function releaseOnDisk(options) {
	if (options.staged) throw new require_gate.UsageError("\"--staged\" is about the index of git, and \"--release\" about the assets of a release");
	let folder = releaseFolder(options);
	if (folder !== void 0) return folder;
	let shown = /^[\w.+-]+$/.test(options.release) ? options.release : "TAG";
	throw new require_gate.UsageError(`"--release" takes a folder of assets here, written with a slash; the action also takes a tag. To download them: gh release download ${shown} --dir assets; then: --release ./assets`);
}
// src/manifests/asset-names.ts
const LISTS = [
	/* @__PURE__ */ RegExp("(?:^|[._-])(?:checksums?|shasums?(?:256|384|512)?|(?:sha|sha2|sha-?(?:256|384|512)|b2|blake2b)(?:sums?)?)(?:\\.txt)?$", "i"),
	/^(?:latest|beta|alpha)(?:-(?:mac|linux(?:-[a-z0-9]+)?))?\.ya?ml$/,
	/\.intoto\.jsonl?$/,
	/(?:^|[._-])seal-gate\.json$/
], NO_LIST = /\.sha2?$/i, SIGNATURE = /^(.+)\.(?:asc|sig|minisig|pem|crt|sigstore|sigstore\.json)$/;
function listsAmong(names) {
	let all = new Set(names);
	return names.filter((name) => {
		let [, signed = ""] = /^(.+)\.asc$/.exec(name) ?? [];
		return isList(name) || isList(signed) && !all.has(signed);
	});
}
function signaturesOfLists(names) {
	let all = new Set(names);
	return names.filter((name) => name.endsWith(".asc") && all.has(name.slice(0, -4)) && isList(name.slice(0, -4)));
}
function isList(name) {
	return LISTS.some((pattern) => pattern.test(name)) && !NO_LIST.test(name);
}
function isSignatureAmong(names, name) {
	let [, signed] = SIGNATURE.exec(name) ?? [];
	return signed !== void 0 && names.has(signed);
}
function nameOnGitHub(name) {
	return name.normalize("NFKD").replaceAll(/\p{M}/gu, "").replaceAll(/[^A-Za-z0-9_-]+/g, ".").replaceAll(/^\.|\.$/g, "");
}
// src/verify/observe-assets.ts
const INCOMPLETE = "GitHub lists it as \"starter\": it has no content yet";
var MeasuredAssets = class {
	#host;
	#wanted = /* @__PURE__ */ new Map();
	#all = /* @__PURE__ */ new Set();
	#measured = /* @__PURE__ */ new Map();
	constructor(host, seals) {
		this.#host = host;
		for (let seal of seals) {
			let algorithms = this.#wanted.get(seal.path) ?? /* @__PURE__ */ new Set();
			for (let algorithm of require_hashing.algorithmsOf(seal)) algorithms.add(algorithm), this.#all.add(algorithm);
			this.#wanted.set(seal.path, algorithms);
		}
	}
	measure(asset) {
		let known = this.#measured.get(asset.name) ?? measureOnce(this.#host, asset, [...this.#wanted.get(asset.name) ?? this.#all]);
		return this.#measured.set(asset.name, known), known;
	}
};
function assetEngine(host, measured) {
	let byName = new Map(host.assets.map((asset) => [asset.name, asset])), measure = (asset) => measured.measure(asset);
	return async (_, seals) => {
		let observations = [];
		for (let seal of seals) observations.push(await observeAsset(seal, byName.get(seal.path), measure));
		return observations;
	};
}
async function measureOnce(host, asset, wanted) {
	let { bytes, digests } = asset;
	return wanted.every((algorithm) => digests[algorithm] !== void 0) ? {
		bytes,
		digests
	} : host.measure(asset, wanted);
}
async function observeAsset(seal, asset, measure) {
	if (asset === void 0 || seal.rawPath !== void 0) return { state: "missing" };
	if (!asset.isComplete) return {
		state: "asset-incomplete",
		reason: INCOMPLETE
	};
	if (seal.exec !== void 0 || seal.link !== void 0) return {
		state: "unreadable",
		reason: "the list promises its mode or that it is a link, and an asset has neither"
	};
	try {
		let { bytes, digests } = await measure(asset), algorithms = require_hashing.algorithmsOf(seal);
		return algorithms.length > 0 && (seal.bytes === void 0 || seal.bytes === bytes) && algorithms.every((algorithm) => digests[algorithm] === seal.digests[algorithm]) ? { state: "intact" } : {
			state: "drifted",
			found: {
				bytes,
				digests
			}
		};
	} catch (error) {
		return {
			state: "unreadable",
			reason: require_hashing.errorMessage(error)
		};
	}
}
// src/gate/asset-findings.ts
async function judgeAtHost(sources, release, host) {
	let all = sources.flatMap(({ seals }) => [...seals]), measured = new MeasuredAssets(host, all), engine = assetEngine(host, measured), listed = new Set(all.map(({ path }) => path)), unlisted = new Unlisted(host.assets.filter(({ name, isComplete }) => isComplete && !listed.has(name))), judged = [];
	for (let source of sources) judged.push(await judgeList(source, engine, {
		measured,
		unlisted,
		name: release.name
	}));
	return {
		counts: require_gate.sumCounts(judged.map((one) => one.counts)),
		findings: judged.flatMap((one) => one.findings),
		verified: judged.flatMap((one) => one.verified)
	};
}
var Unlisted = class {
	#byName = /* @__PURE__ */ new Map();
	#byDigest = /* @__PURE__ */ new Map();
	constructor(assets) {
		for (let asset of assets) {
			let name = nameOnGitHub(asset.name);
			this.#byName.set(name, [...this.#byName.get(name) ?? [], asset]);
			for (let digest of Object.values(asset.digests)) this.#byDigest.set(digest, asset);
		}
	}
	renamedFrom(path) {
		let name = nameOnGitHub(path);
		return name === "" ? [] : this.#byName.get(name) ?? [];
	}
	withBytes(seal) {
		let asset = Object.values(seal.digests).flatMap((digest) => this.#byDigest.get(digest) ?? [])[0];
		return asset !== void 0 && hasKnownBytes(asset, seal) ? asset : void 0;
	}
};
async function judgeList(source, engine, at) {
	let problems = require_gate.manifestFindings(source), { name, root = "", seals } = source;
	if (problems.length > 0) return {
		counts: require_gate.NO_COUNTS,
		findings: problems,
		verified: []
	};
	let observations = await engine(root, seals);
	if (observations.length !== seals.length) throw Error("a verdict was lost");
	let findings = [];
	for (let [index, seal] of seals.entries()) {
		let observation = observations[index];
		if (observation === void 0) throw Error("a verdict was lost");
		observation.state !== "intact" && findings.push(await findingOf(name, seal, observation, at));
	}
	let unproved = unprovedAlgorithms(source, observations), sure = findings.filter((finding) => !isDoubtful(finding, unproved)), doubtful = findings.length - sure.length, doubt = doubtful === 0 ? [] : [{
		...DOUBT,
		manifest: name,
		release: at.name
	}];
	return {
		counts: require_gate.countsOf(observations, doubtful),
		findings: [...sure, ...doubt],
		verified: [{
			name,
			root,
			seals,
			observations,
			findings
		}]
	};
}
function unprovedAlgorithms({ assumed = [], seals }, observations) {
	let unproved = new Set(assumed);
	if (unproved.size > 0) {
		for (let [index, seal] of seals.entries()) if (observations[index]?.state === "intact") for (let algorithm of require_hashing.algorithmsOf(seal)) unproved.delete(algorithm);
	}
	return unproved;
}
function isDoubtful({ code, expected }, unproved) {
	let algorithms = Object.keys(expected?.digests ?? {});
	return code === "digest-mismatch" && unproved.size > 0 && algorithms.some((algorithm) => unproved.has(algorithm));
}
const DOUBT = {
	code: "manifest-digest-ambiguous",
	severity: "unverifiable",
	reason: "no asset has a digest of the list, and only the number of digits suggests which algorithm they are of"
};
async function findingOf(manifest, seal, observation, at) {
	let { path, line, bytes, digests } = seal, expected = {
		...bytes !== void 0 && { bytes },
		digests
	}, base = {
		manifest,
		path,
		line,
		release: at.name,
		expected
	};
	if (observation.state === "missing") return {
		...base,
		severity: "fail",
		...await underAnotherName(seal, at)
	};
	if (observation.state !== "drifted") return {
		...base,
		code: observation.state,
		severity: "unverifiable",
		reason: observation.reason
	};
	let { found } = observation, reason = require_drift_findings.contradictionOf(seal, found);
	return reason === void 0 ? {
		...base,
		code: bytes !== void 0 && bytes !== found.bytes ? "length-mismatch" : "digest-mismatch",
		severity: "fail",
		found
	} : {
		...base,
		code: "manifest-conflict",
		severity: "unverifiable",
		found,
		reason
	};
}
async function underAnotherName(seal, { measured, unlisted }) {
	let renamed = unlisted.renamedFrom(seal.path);
	for (let asset of renamed) if (await hasBytes(asset, seal, measured)) return {
		code: "asset-renamed",
		reason: `it is now ${JSON.stringify(asset.name)}`
	};
	let [other] = renamed;
	if (other !== void 0) return {
		code: "missing",
		reason: `${JSON.stringify(other.name)} may be what GitHub named it, and is not as listed`
	};
	let moved = unlisted.withBytes(seal);
	return moved === void 0 ? { code: "missing" } : {
		code: "moved",
		reason: `its bytes are in the asset ${JSON.stringify(moved.name)}`
	};
}
function hasKnownBytes({ bytes, digests }, seal) {
	return (seal.bytes === void 0 || seal.bytes === bytes) && require_hashing.algorithmsOf(seal).every((algorithm) => digests[algorithm] === seal.digests[algorithm]);
}
async function hasBytes(asset, seal, measured) {
	if (require_hashing.algorithmsOf(seal).every((algorithm) => asset.digests[algorithm] !== void 0)) return hasKnownBytes(asset, seal);
	try {
		return hasKnownBytes({
			...asset,
			...await measured.measure(asset)
		}, seal);
	} catch {
		return !1;
	}
}
// src/gate/unlisted-assets.ts
const WEAK_LIST = /(?:^|[._-])(?:md5|sha1)(?:sums?)?(?:\.txt)?$/i;
function unlistedAssets(sources, { names, irregular = [], host }, findings) {
	let all = new Set(names), listed = new Set(sources.flatMap(({ seals }) => seals.map(require_hashing.sealKey))), exempt = new Set(listsAmong(names.filter((name) => !name.includes("/")))), own = new Set(sources.flatMap(({ file, root = "" }) => file?.startsWith(`${root}${node_path.sep}`) ? [file.slice(root.length + 1)] : [])), renamed = new Set(findings.flatMap(({ code, reason }) => code === "asset-renamed" ? [reason] : [])), isIrregular = new Set(irregular.map(({ key }) => key)), isStray = (name) => !listed.has(name) && !exempt.has(name) && !isIrregular.has(name) && !isSignatureAmong(all, name) && !renamed.has(`it is now ${JSON.stringify(name)}`) && !own.has(name), digests = new Map(host?.assets.map(({ name, digests: { sha256 } }) => [name, sha256])), twins = new Map(names.filter((name) => listed.has(name)).map((name) => [digests.get(name), name])), oddStrays = irregular.filter(({ key }) => !listed.has(key) && !exempt.has(key)).map(({ path, reason }) => [path, `no list has it, and ${reason}`]);
	return [...names.filter(isStray).map((name) => {
		let digest = digests.get(name), twin = digest === void 0 ? void 0 : twins.get(digest);
		return twin === void 0 ? WEAK_LIST.test(name) ? [name, "no list has it, and it is itself a list of digests that can be forged"] : [name, name.includes("/") ? "it is in a subfolder, and a release has none" : "no list has it"] : [name, `no list has it; it has the same bytes as ${JSON.stringify(twin)}`];
	}), ...oddStrays];
}
// src/gate/release-lists.ts
var release_lists_exports$1 = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ judgeReleaseLists: () => judgeReleaseLists });
async function judgeReleaseLists(sources, { unsealed }, judgeFiles) {
	let release = sources.find((source) => source.release !== void 0)?.release;
	if (release === void 0) return judgeFiles();
	let { host } = release, judged = host === void 0 ? await judgeFiles() : await judgeAtHost(sources, release, host), isWhole = sources.every(({ problems, root }) => problems.length === 0 && root !== void 0), findings = withRenamed(judged.findings, release).map(wrongListNamer(judged.verified, release)), strays = isWhole && unsealed !== "ignore" ? unlistedAssets(sources, release, findings) : [], severity = require_gate.STRAY_SEVERITY[unsealed], strayFindings = strays.map(([path, reason]) => ({
		code: "unsealed",
		severity,
		path,
		reason,
		release: release.name
	}));
	return {
		counts: {
			...judged.counts,
			unsealed: judged.counts.unsealed + strays.length
		},
		findings: [
			...findings,
			...strayFindings,
			...host === void 0 ? [] : [...incompleteAssets(host, release, [...findings, ...strayFindings]), ...await changesOf(host, release)]
		],
		verified: host === void 0 ? judged.verified : []
	};
}
function withRenamed(findings, { names, name: release }) {
	if (!findings.some(({ code }) => code === "moved")) return findings;
	let byName = /* @__PURE__ */ new Map();
	for (let name of names) {
		let kept = nameOnGitHub(name), known = byName.get(kept);
		known === void 0 ? byName.set(kept, [name]) : known.push(name);
	}
	return byName.delete(""), findings.map((finding) => {
		let { code, path = "", reason = "" } = finding;
		if (code !== "moved") return finding;
		let name = byName.get(nameOnGitHub(path))?.find((one) => reason.includes(` ${JSON.stringify(one)}:`));
		return name === void 0 ? finding : {
			...finding,
			code: "asset-renamed",
			release,
			reason: `it is now ${JSON.stringify(name)}`
		};
	});
}
function wrongListNamer(verified, { name: release }) {
	let right = /* @__PURE__ */ new Map();
	for (let { name, seals, observations } of verified) for (let [index, { path }] of seals.entries()) observations[index]?.state === "intact" && right.set(path, name);
	return (finding) => {
		let { drift: _, git: __, ...rest } = finding, other = right.get(finding.path ?? "");
		return other === void 0 || finding.code !== "digest-mismatch" && finding.code !== "length-mismatch" ? finding : {
			...rest,
			release,
			reason: `it is as ${JSON.stringify(other)} lists it, so ${JSON.stringify(finding.manifest)} is wrong`
		};
	};
}
function incompleteAssets({ assets }, { name: release }, known) {
	let found = new Set(known.filter(breaksPass).flatMap(({ path, manifest }) => [path, manifest]));
	return assets.filter(({ name, isComplete }) => !isComplete && !found.has(name) && !found.has(`${release}/${name}`)).map(({ name: path }) => ({
		code: "asset-incomplete",
		severity: "unverifiable",
		path,
		reason: INCOMPLETE,
		release
	}));
}
function breaksPass({ severity }) {
	return severity === "fail" || severity === "unverifiable";
}
async function changesOf(host, { name }) {
	let reason;
	try {
		reason = await host.changes();
	} catch (error) {
		reason = `its assets could not be listed again: ${require_hashing.errorMessage(error)}`;
	}
	return reason === void 0 ? [] : [{
		code: "release-unreadable",
		severity: "unverifiable",
		manifest: name,
		release: name,
		reason
	}];
}
// src/model/release-assets.ts
var NoSuchRelease = class extends Error {}, release_lists_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ loadReleaseLists: () => loadReleaseLists });
const MAX_FILES_IN_FOLDER = 1e4;
async function loadReleaseLists(release, named, options) {
	return "folder" in release ? listsInFolder(release.folder, named, options) : listsOfHost(release, named, options);
}
async function listsInFolder(folder, named, options) {
	let { cwd } = options, wanted = (0, node_path.resolve)(cwd, folder), shownRoot = require_hashing.relativePath(wanted, cwd), place = {
		name: `release folder ${shownRoot}`,
		shownRoot
	};
	if (!require_hashing.isFolder(wanted) || require_hashing.escapesFolder(cwd, wanted)) return [problemAt(place)];
	let root = require_hashing.realPath(wanted), { names, irregular, unlisted } = filesIn(root), facts = {
		root,
		shownRoot,
		release: {
			name: place.name,
			names,
			irregular
		}
	};
	if (unlisted !== void 0) return [{
		...problemAt(place, {
			code: "release-unreadable",
			reason: unlisted
		}),
		...facts
	}];
	let from = require_hashing.isWithin((0, node_path.resolve)(cwd), wanted) ? (0, node_path.resolve)(cwd) : root, atTop = names.filter((path) => !path.includes("/")), lists = [];
	for (let name of [...listsAmong(atTop), ...signaturesOfLists(atTop).filter((name) => isClearsignedFile(from, (0, node_path.join)(root, name), options.limit))]) {
		let list = await listInFolder(name, from, root, options);
		named.some(({ file, sha256 }) => file === (0, node_path.join)(root, name) && sha256 !== void 0 && sha256 === list.sha256) || lists.push({
			...list,
			name: shownRoot === "." ? name : `${shownRoot}/${name}`,
			isAsset: !0
		});
	}
	return lists.length + named.length === 0 ? [{
		...problemAt(place, unlistedProblem(names)),
		...facts
	}] : [...named, ...lists].map((source) => atAssets(source, facts));
}
function filesIn(root) {
	let names = [], irregular = [], unlisted, couldNot = (at, code) => {
		unlisted = `the folder ${JSON.stringify(at)} cannot be listed (${code})`;
	};
	for (let { path, key, isFile } of require_hashing.walk(root, couldNot)) if (path === key && names.push(path), path === key ? isFile || irregular.push({
		path,
		key,
		reason: "it is a link, or not a regular file"
	}) : irregular.push({
		path,
		key,
		reason: "its name is not UTF-8"
	}), names.length + irregular.length > MAX_FILES_IN_FOLDER && (unlisted = `it has more than ${MAX_FILES_IN_FOLDER} files`), unlisted !== void 0) break;
	return {
		names,
		irregular,
		...unlisted !== void 0 && { unlisted }
	};
}
async function listInFolder(name, cwd, root, { limit, maxEntries, expect }) {
	let more = {
		cwd,
		root,
		format: "auto",
		limit,
		maxEntries,
		...expect !== void 0 && { expect }
	};
	return require_gate.loadManifestFile((0, node_path.join)(root, name), more);
}
function isClearsignedFile(cwd, path, limit) {
	try {
		return require_gate.isClearsigned(require_hashing.readNamedFile(cwd, path, limit));
	} catch {
		return !0;
	}
}
async function listsOfHost(release, named, { cwd, limit, maxEntries, expect }) {
	let { name } = release, place = {
		name,
		shownRoot: name
	}, root = require_hashing.realPath(cwd), host;
	try {
		host = await release.open();
	} catch (error) {
		return [{
			...problemAt(place, {
				code: error instanceof NoSuchRelease ? "release-not-found" : "release-unreadable",
				reason: require_hashing.errorMessage(error)
			}),
			root,
			release: {
				name,
				names: []
			}
		}];
	}
	let names = host.assets.map((asset) => asset.name), facts = {
		root,
		shownRoot: name,
		release: {
			name,
			names,
			host
		}
	}, wanted = new Set(listsAmong(names)), signatures = new Set(signaturesOfLists(names)), load = async (asset) => {
		let source = {
			...facts,
			name: `${name}/${asset.name}`,
			isAsset: !0
		};
		try {
			let bytes = await host.read(asset, limit);
			return signatures.has(asset.name) && !require_gate.isClearsigned(bytes) ? [] : (expect?.(bytes.length), [{
				...await require_gate.readManifest(bytes, "auto", !0, {
					fileName: asset.name,
					maxBytes: limit,
					maxEntries
				}),
				...source,
				sha256: require_hashing.digestOf("sha256", bytes)
			}]);
		} catch (error) {
			return [{
				...problemAt(place, {
					code: "manifest-unreadable",
					reason: require_hashing.errorMessage(error)
				}),
				...source
			}];
		}
	}, queue = host.assets.filter(({ name }) => wanted.has(name) || signatures.has(name)), lists = [];
	for (; queue.length > 0;) lists.push(...(await Promise.all(queue.splice(0, 8).map(load))).flat());
	return lists.length + named.length === 0 ? [{
		...problemAt(place, unlistedProblem(names)),
		...facts
	}] : [...named, ...lists].map((source) => atAssets(source, facts));
}
function unlistedProblem(names) {
	let count = names.length === 1 ? "its only asset is not a list" : `none of its ${names.length} assets is a list`;
	return {
		code: "release-unlisted",
		reason: names.length === 0 ? "it has no assets" : count
	};
}
function problemAt(place, ...problems) {
	return {
		format: "unknown",
		seals: [],
		notices: [],
		problems,
		...place
	};
}
function atAssets(source, facts) {
	let { covers: _, excludes: __, archive: ___, ...rest } = source, own = source.isAsset === !0 ? source.name.slice(source.name.lastIndexOf("/") + 1) : void 0, byName = /* @__PURE__ */ new Map(), problems = [...source.problems];
	for (let seal of source.seals) {
		let atTop = withoutFolder(seal), key = require_hashing.sealKey(atTop), known = byName.get(key), problem = {
			line: seal.line,
			path: seal.path
		};
		key === own ? problems.push({
			...problem,
			code: "manifest-malformed",
			reason: require_gate.LISTS_ITSELF
		}) : known === void 0 ? byName.set(key, atTop) : problems.push({
			...problem,
			code: "manifest-path-duplicate",
			reason: sameName(atTop.path, known)
		});
	}
	return {
		...rest,
		...facts,
		problems,
		seals: problems.length === 0 ? [...byName.values()] : []
	};
}
function withoutFolder(seal) {
	let { rawPath, ...rest } = seal;
	if (rawPath === void 0) return {
		...seal,
		path: seal.path.slice(seal.path.lastIndexOf("/") + 1)
	};
	let raw = Buffer.from(rawPath), name = raw.subarray(raw.lastIndexOf("/") + 1);
	return (0, node_buffer.isUtf8)(name) ? {
		...rest,
		path: name.toString("utf8")
	} : {
		...seal,
		path: seal.path.slice(seal.path.lastIndexOf("/") + 1),
		rawPath: name
	};
}
function sameName(path, { line }) {
	return `line ${line} is about an asset of the same name, ${JSON.stringify(path)}: a release has no folders`;
}
exports.NoSuchRelease = NoSuchRelease, exports.releaseFolder = releaseFolder, exports.release_exports = release_exports, exports.release_lists_exports = release_lists_exports, exports.release_lists_exports$1 = release_lists_exports$1;
