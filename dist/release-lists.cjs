const require_rolldown_runtime = require("./rolldown-runtime.cjs"), require_gate = require("./gate.cjs"), require_hashing = require("./hashing.cjs");
let node_path = require("node:path");
// src/commands/release.ts
var release_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ releaseOnDisk: () => releaseOnDisk });
/** Options that are about files on disk, not about assets. */
const OF_FILES = [
	"root",
	"covers",
	"text-rules",
	"unchanged-since",
	"shard",
	"run-validator",
	"require-clearance",
	"blocker-map"
], FOLDER = /^(?:\.{1,2}(?:[\\/]|$)|[\\/]|[A-Za-z]:[\\/])|[\\/]$/;
/**
* The folder that `release` names; undefined for a release on GitHub.
* @throws UsageError for an option that has no meaning beside `release`
*/
function releaseFolder(options) {
	for (let name of OF_FILES) if (JSON.stringify(options[name]) !== JSON.stringify(require_gate.DEFAULTS[name])) throw new require_gate.UsageError(`"${name}" is about files, and "release" about the assets of a release: give one of them ("config: none" ignores the configuration)`);
	return FOLDER.test(options.release) ? { folder: options.release } : void 0;
}
/** The release that the command line can check. @throws UsageError for one on GitHub */
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
/**
* The files among the assets of a release that list others. A cleartext signature (`SHA256SUMS.asc`) is one where the list itself is not among
* them.
*/
function listsAmong(names) {
	let all = new Set(names);
	return names.filter((name) => {
		let [, signed = ""] = /^(.+)\.asc$/.exec(name) ?? [];
		return isList(name) || isList(signed) && !all.has(signed);
	});
}
function isList(name) {
	return LISTS.some((pattern) => pattern.test(name)) && !NO_LIST.test(name);
}
/** True for the signature or certificate of another asset: it vouches for that one, and nothing has to vouch for it. */
function isSignatureAmong(names, name) {
	let [, signed] = SIGNATURE.exec(name) ?? [];
	return signed !== void 0 && names.has(signed);
}
/**
* The name under which GitHub keeps an uploaded file, as far as it is documented and known: runs of blanks and special characters become one
* dot, those at the ends are dropped, and letters lose their marks. Only compared with a name of the API made the same way, and nothing is
* claimed without a digest.
* @see https://docs.github.com/rest/releases/assets#upload-a-release-asset
*/
function nameOnGitHub(name) {
	return name.normalize("NFKD").replaceAll(/\p{M}/gu, "").replaceAll(/[^A-Za-z0-9_-]+/g, ".").replaceAll(/^\.|\.$/g, "");
}
// src/verify/observe-assets.ts
/**
* Compares seals with the assets of a release. Size and digest are those that the host states; an asset is fetched only when the host states no
* digest of an algorithm that a list has.
* @param all seals of every list, so that each asset is fetched once for all of them
*/
function assetEngine(host, all) {
	let byName = new Map(host.assets.map((asset) => [asset.name, asset])), wanted = /* @__PURE__ */ new Map();
	for (let seal of all) {
		let algorithms = wanted.get(seal.path) ?? /* @__PURE__ */ new Set();
		for (let algorithm of require_hashing.algorithmsOf(seal)) algorithms.add(algorithm);
		wanted.set(seal.path, algorithms);
	}
	let measured = /* @__PURE__ */ new Map(), measure = (asset) => {
		let known = measured.get(asset.name) ?? measureOnce(host, asset, [...wanted.get(asset.name) ?? []]);
		return measured.set(asset.name, known), known;
	};
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
		reason: "GitHub lists it as \"starter\": it has no content yet"
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
// src/gate/release-lists.ts
var release_lists_exports$1 = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ judgeReleaseLists: () => judgeReleaseLists });
/**
* The lists of a release against its assets, both ways: every listed asset is there as listed, and every asset is listed. Where lists disagree, the
* asset decides which one is wrong.
* @param judgeFiles judges the lists against files, where the assets are in a folder
*/
async function judgeReleaseLists(sources, { unsealed }, judgeFiles) {
	let release = sources.find((source) => source.release !== void 0)?.release;
	if (release === void 0) return judgeFiles();
	let { host } = release, judged = host === void 0 ? await judgeFiles() : await judgeAtHost(sources, release, host), isWhole = sources.every(({ problems, root }) => problems.length === 0 && root !== void 0), findings = withRenamed(judged.findings, release).map(wrongListNamer(judged.verified, release)), strays = isWhole && unsealed !== "ignore" ? unlistedAssets(sources, release, findings) : [], severity = require_gate.STRAY_SEVERITY[unsealed];
	return {
		counts: {
			...judged.counts,
			unsealed: judged.counts.unsealed + strays.length
		},
		findings: [
			...findings,
			...strays.map(([path, reason]) => ({
				code: "unsealed",
				severity,
				path,
				reason,
				release: release.name
			})),
			...host === void 0 ? [] : await changesOf(host, release)
		],
		verified: host === void 0 ? judged.verified : []
	};
}
async function judgeAtHost(sources, release, host) {
	let all = sources.flatMap(({ seals }) => seals), engine = assetEngine(host, all), listed = new Set(all.map(({ path }) => path)), unlisted = new Unlisted(host.assets.filter(({ name, isComplete }) => isComplete && !listed.has(name))), judged = [];
	for (let source of sources) judged.push(await judgeList(source, engine, {
		host,
		unlisted,
		name: release.name
	}));
	return {
		counts: require_gate.sumCounts(judged.map((one) => one.counts)),
		findings: judged.flatMap((one) => one.findings),
		verified: judged.flatMap((one) => one.verified)
	};
}
/** Assets that no list has under their name. A list can have millions of names, and each is looked up once. */
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
	/** Those whose name GitHub could have made of this one. */
	renamedFrom(path) {
		let name = nameOnGitHub(path);
		return name === "" ? [] : this.#byName.get(name) ?? [];
	}
	/** One with the bytes of the seal, by the digests that the host states. */
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
	let doubtful = findings.filter((finding) => isDoubtful(finding, source, observations)), sure = findings.filter((finding) => !doubtful.includes(finding)), doubt = doubtful.length === 0 ? [] : [{
		...DOUBT,
		manifest: name,
		release: at.name
	}];
	return {
		counts: require_gate.countsOf(observations, doubtful.length),
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
/** The length of a digest alone never decides: an asset with this digest shows that the list has digests of this algorithm. */
function isDoubtful({ code, expected }, { assumed = [], seals }, observations) {
	let algorithms = Object.keys(expected?.digests ?? {});
	if (code !== "digest-mismatch" || !assumed.some((algorithm) => algorithms.includes(algorithm))) return !1;
	let isProved = (seal) => require_hashing.algorithmsOf(seal).some((algorithm) => algorithms.includes(algorithm));
	return !seals.some((seal, index) => observations[index]?.state === "intact" && isProved(seal));
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
	let { found } = observation, reason = require_gate.contradictionOf(seal, found);
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
/** Whether the listed bytes are in an asset of another name: one that GitHub made of the listed name, or any. */
async function underAnotherName(seal, { host, unlisted }) {
	let renamed = unlisted.renamedFrom(seal.path);
	for (let asset of renamed) if (await hasBytes(asset, seal, host)) return {
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
async function hasBytes(asset, seal, host) {
	let algorithms = require_hashing.algorithmsOf(seal);
	if (algorithms.every((algorithm) => asset.digests[algorithm] !== void 0)) return hasKnownBytes(asset, seal);
	try {
		return hasKnownBytes({
			...asset,
			...await host.measure(asset, algorithms)
		}, seal);
	} catch {
		return !1;
	}
}
/** A file in a folder whose bytes are under the name that GitHub gives to it. */
function withRenamed(findings, { names, name: releaseName }) {
	return findings.map((finding) => {
		let { code, path = "", reason = "" } = finding;
		if (code !== "moved") return finding;
		let wanted = nameOnGitHub(path), name = names.find((one) => nameOnGitHub(one) === wanted && reason.includes(` ${JSON.stringify(one)}:`));
		return name === void 0 ? finding : {
			...finding,
			code: "asset-renamed",
			release: releaseName,
			reason: `it is now ${JSON.stringify(name)}`
		};
	});
}
/** Names the list that is wrong, where another list has the asset as it is. */
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
const WEAK_LIST = /(?:^|[._-])(?:md5|sha1)(?:sums?)?(?:\.txt)?$/i;
/** Assets that no list has, with the reason. Lists need no seal, nor do signatures of other assets. */
function unlistedAssets(sources, { names, host }, findings) {
	let all = new Set(names), listed = new Set(sources.flatMap(({ seals }) => seals.map(({ path }) => path))), exempt = new Set(listsAmong(names.filter((name) => !name.includes("/")))), own = new Set(sources.flatMap(({ file, root = "" }) => file?.startsWith(`${root}${node_path.sep}`) ? [file.slice(root.length + 1)] : [])), renamed = new Set(findings.flatMap(({ code, reason }) => code === "asset-renamed" ? [reason] : [])), isStray = (name) => !listed.has(name) && !exempt.has(name) && !isSignatureAmong(all, name) && !renamed.has(`it is now ${JSON.stringify(name)}`) && !own.has(name), digests = new Map(host?.assets.map(({ name, digests: { sha256 } }) => [name, sha256])), twins = new Map(names.filter((name) => listed.has(name)).map((name) => [digests.get(name), name]));
	return names.filter(isStray).map((name) => {
		let digest = digests.get(name), twin = digest === void 0 ? void 0 : twins.get(digest);
		return twin === void 0 ? WEAK_LIST.test(name) ? [name, "no list has it, and it is itself a list of digests that can be forged"] : [name, name.includes("/") ? "it is in a subfolder, and a release has none" : "no list has it"] : [name, `no list has it; it has the same bytes as ${JSON.stringify(twin)}`];
	});
}
/** An asset that was replaced during the run was not judged. */
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
/** The host has no such release, or does not show it. */
var NoSuchRelease = class extends Error {}, release_lists_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ loadReleaseLists: () => loadReleaseLists });
/** Lists that are fetched at once: a release can have a sidecar for each asset. */
const MAX_FILES_IN_FOLDER = 1e4;
/**
* The lists among the assets of a release, and those that were named, as promises about its assets. Never throws: what goes wrong is a problem
* of a source.
* @param named manifests of the tree
*/
async function loadReleaseLists(release, named, options) {
	return "folder" in release ? listsInFolder(release.folder, named, options) : listsOfHost(release, named, options);
}
async function listsInFolder(folder, named, { cwd, limit, maxEntries, expect }) {
	let wanted = (0, node_path.join)(cwd, folder), shownRoot = require_hashing.relativePath(wanted, cwd), place = {
		name: `release folder ${shownRoot}`,
		shownRoot
	};
	if (!require_hashing.isFolder(wanted) || require_hashing.escapesFolder(cwd, wanted)) return [problemAt(place)];
	let root = require_hashing.realPath(wanted), names = [], unlisted, couldNot = (at, code) => {
		unlisted = `the folder ${JSON.stringify(at)} cannot be listed (${code})`;
	};
	for (let { path } of require_hashing.walk(root, couldNot)) if (names.push(path), names.length > MAX_FILES_IN_FOLDER && (unlisted = `it has more than ${MAX_FILES_IN_FOLDER} files`), unlisted !== void 0) break;
	let facts = {
		root,
		shownRoot,
		release: {
			name: place.name,
			names
		}
	};
	if (unlisted !== void 0) return [{
		...problemAt(place, {
			code: "release-unreadable",
			reason: unlisted
		}),
		...facts
	}];
	let lists = [];
	for (let name of listsAmong(names.filter((path) => !path.includes("/")))) {
		if (named.some(({ file }) => file === (0, node_path.join)(root, name))) continue;
		let shown = shownRoot === "." ? name : `${shownRoot}/${name}`, more = {
			cwd,
			root: folder,
			format: "auto",
			limit,
			maxEntries,
			...expect !== void 0 && { expect }
		};
		lists.push({
			...await require_gate.loadManifestFile(shown, more),
			isAsset: !0
		});
	}
	return lists.length + named.length === 0 ? [{
		...problemAt(place, unlistedProblem(names)),
		...facts
	}] : [...named, ...lists].map((source) => atAssets(source, facts));
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
	}, wanted = new Set(listsAmong(names)), load = async (asset) => {
		let source = {
			...facts,
			name: `${name}/${asset.name}`,
			isAsset: !0
		};
		try {
			let bytes = await host.read(asset, limit);
			return expect?.(bytes.length), {
				...await require_gate.readManifest(bytes, "auto", !0, {
					fileName: asset.name,
					maxBytes: limit,
					maxEntries
				}),
				...source,
				sha256: require_hashing.digestOf("sha256", bytes)
			};
		} catch (error) {
			return {
				...problemAt(place, {
					code: "manifest-unreadable",
					reason: require_hashing.errorMessage(error)
				}),
				...source
			};
		}
	}, queue = host.assets.filter((asset) => wanted.has(asset.name)), lists = [];
	for (; queue.length > 0;) lists.push(...await Promise.all(queue.splice(0, 8).map(load)));
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
/** The list as a promise about assets: those have no folders, so the last part of a path counts (`dist/app.zip` is `app.zip`). */
function atAssets(source, facts) {
	let own = source.isAsset === !0 ? source.name.slice(source.name.lastIndexOf("/") + 1) : void 0, byName = /* @__PURE__ */ new Map(), problems = [...source.problems];
	for (let seal of source.seals) {
		if (seal.rawPath !== void 0) {
			byName.set(`${seal.path}/`, seal);
			continue;
		}
		let path = seal.path.slice(seal.path.lastIndexOf("/") + 1), known = byName.get(path), problem = {
			line: seal.line,
			path: seal.path
		};
		path === own ? problems.push({
			...problem,
			code: "manifest-malformed",
			reason: require_gate.LISTS_ITSELF
		}) : known === void 0 ? byName.set(path, {
			...seal,
			path
		}) : problems.push({
			...problem,
			code: "manifest-path-duplicate",
			reason: sameName(path, known)
		});
	}
	return {
		...source,
		...facts,
		problems,
		seals: problems.length === 0 ? [...byName.values()] : []
	};
}
function sameName(path, { line }) {
	return `line ${line} is about an asset of the same name, ${JSON.stringify(path)}: a release has no folders`;
}
Object.defineProperty(exports, "NoSuchRelease", {
	enumerable: !0,
	get: function() {
		return NoSuchRelease;
	}
}), Object.defineProperty(exports, "releaseFolder", {
	enumerable: !0,
	get: function() {
		return releaseFolder;
	}
}), Object.defineProperty(exports, "release_exports", {
	enumerable: !0,
	get: function() {
		return release_exports;
	}
}), Object.defineProperty(exports, "release_lists_exports", {
	enumerable: !0,
	get: function() {
		return release_lists_exports;
	}
}), Object.defineProperty(exports, "release_lists_exports$1", {
	enumerable: !0,
	get: function() {
		return release_lists_exports$1;
	}
});
