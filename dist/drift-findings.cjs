const require_rolldown_runtime = require("./rolldown-runtime.cjs"), require_hashing = require("./hashing.cjs");
let node_path = require("node:path");
// src/verify/relocated.ts
const MAX_HASHED_BYTES = 2 ** 30, EMPTY = /* @__PURE__ */ new Uint8Array();
function relocations(root, seals, observations, all = seals) {
	let found = /* @__PURE__ */ new Map(), files = new require_hashing.SealedFiles(root), missing = observations.flatMap(({ state }, index) => state === "missing" ? [index] : []);
	return missing.length > 0 && (findMissing(root, files, seals, missing, all, found), findNeighbours(root, seals, missing, found)), findSwapped(files, seals, observations, all, found), found;
}
function findMissing(root, files, seals, missing, all, found) {
	let wanted = new Wanted(seals, missing), sealed = new Set(all.map(require_hashing.sealKey)), entries = 0, hashed = 0;
	for (let { path, key, isFile } of require_hashing.walk(root, () => void 0)) {
		if (++entries > 2e5 || hashed > MAX_HASHED_BYTES) return;
		if (!isFile || key !== path) continue;
		let twin = wanted.byName(path);
		if (sealed.has(key)) {
			twin !== void 0 && require_hashing.exists(root, seals.at(twin)?.path) && found.set(twin, oneFile(path));
			continue;
		}
		if (isInGit(path)) continue;
		let size = require_hashing.statsAt((0, node_path.join)(root, path))?.size ?? 0, isCandidate = size > 0 && wanted.hasSize(size);
		if (!isCandidate && twin === void 0 || hashed + size > MAX_HASHED_BYTES) continue;
		hashed += size;
		let seen = files.observe({
			path,
			digests: wanted.measured,
			line: 0
		}), measured = seen.state === "drifted" ? seen.found : void 0, twinSeal = twin === void 0 ? void 0 : seals.at(twin);
		if (twin !== void 0 && twinSeal !== void 0 && found.set(twin, describeRename(twinSeal, path, holds(twinSeal, measured))), measured !== void 0 && isCandidate) for (let index of wanted.take(measured)) {
			let seal = seals.at(index);
			seal !== void 0 && !found.has(index) && holds(seal, measured) && found.set(index, {
				code: "moved",
				other: path,
				reason: seal.path.includes("\\") && withSlashes(seal.path) === path ? `its bytes are at ${JSON.stringify(path)}: the manifest has "\\" where this system has "/"` : `its bytes are at ${JSON.stringify(path)}: it was moved or renamed`
			});
		}
	}
}
const PACKED = [
	".gz",
	".br",
	".zst",
	".xz",
	".bz2",
	".zip",
	".Z",
	".lz4"
];
function findNeighbours(root, seals, missing, found) {
	for (let index of missing.slice(0, 1e3)) {
		let seal = seals.at(index);
		if (seal === void 0 || seal.rawPath !== void 0 || found.has(index)) continue;
		let { path } = seal, other = PACKED.map((end) => path.endsWith(end) ? path.slice(0, -end.length) : `${path}${end}`).find((name) => /[^/]$/.test(name) && require_hashing.exists(root, name));
		if (other === void 0) continue;
		let reason = other.length < path.length ? `there is ${JSON.stringify(other)}: it may have been unpacked` : `there is ${JSON.stringify(other)}: it may have been packed`;
		found.set(index, {
			code: "neighbour",
			other,
			reason
		});
	}
}
function withSlashes(path) {
	return path.replaceAll("\\", "/").replace(/^(?:\.\/+)+/, "");
}
var Wanted = class {
	measured;
	#byName = /* @__PURE__ */ new Map();
	#byDigest = /* @__PURE__ */ new Map();
	#sizes = /* @__PURE__ */ new Set();
	#anySize = !1;
	constructor(seals, missing) {
		let algorithms = /* @__PURE__ */ new Set();
		for (let index of missing) {
			let seal = seals.at(index);
			if (seal === void 0) continue;
			seal.rawPath === void 0 && this.#byName.set(require_hashing.foldedName(seal.path), index);
			let [first, ...others] = require_hashing.algorithmsOf(seal);
			if (first !== void 0 && seal.bytes !== 0 && seal.digests[first] !== require_hashing.digestOf(first, EMPTY)) {
				for (let algorithm of [first, ...others]) algorithms.add(algorithm);
				push(this.#byDigest, `${first} ${seal.digests[first]}`, index), seal.bytes === void 0 ? this.#anySize = !0 : this.#sizes.add(seal.bytes);
			}
		}
		algorithms.size === 0 && algorithms.add("sha256"), this.measured = Object.fromEntries([...algorithms].map((algorithm) => [algorithm, "0".repeat(require_hashing.HEX_LENGTH[algorithm])]));
	}
	byName(path) {
		return this.#byName.get(require_hashing.foldedName(path));
	}
	hasSize(size) {
		return this.#anySize || this.#sizes.has(size);
	}
	take({ digests = {} }) {
		return Object.entries(digests).flatMap(([algorithm, digest]) => {
			let key = `${algorithm} ${digest}`, indexes = this.#byDigest.get(key) ?? [];
			return this.#byDigest.delete(key), indexes;
		});
	}
};
function push(lists, key, index) {
	let list = lists.get(key);
	list === void 0 ? lists.set(key, [index]) : list.push(index);
}
function holds(seal, measured) {
	let algorithms = require_hashing.algorithmsOf(seal);
	return measured !== void 0 && algorithms.length > 0 && (seal.bytes === void 0 || seal.bytes === measured.bytes) && algorithms.every((algorithm) => measured.digests?.[algorithm] === seal.digests[algorithm]);
}
function describeRename({ path: sealedPath }, path, isSealed) {
	let form = sealedPath.normalize("NFC") === path.normalize("NFC") ? "Unicode form (NFC, NFD)" : "letter case", bytes = isSealed ? "its bytes are the sealed ones" : "its bytes are not the sealed ones either";
	return {
		code: "case-renamed",
		other: path,
		reason: `there is ${JSON.stringify(path)} instead, which differs in ${form}; ${bytes}`
	};
}
function oneFile(other) {
	return {
		code: "one-file",
		other,
		reason: `${JSON.stringify(other)} is sealed as well, and this file system takes both names for one file`
	};
}
function isInGit(path) {
	return /(?:^|\/)\.git\//i.test(path);
}
function findSwapped(files, seals, observations, all, found) {
	let drifted = observations.flatMap((observation, index) => {
		let digests = observation.state === "drifted" && observation.found.bytes !== 0 ? observation.found.digests : void 0, seal = digests === void 0 ? void 0 : seals.at(index), [algorithm] = seal === void 0 ? [] : require_hashing.algorithmsOf(seal), digest = algorithm === void 0 ? void 0 : digests?.[algorithm];
		return observation.state !== "drifted" || seal === void 0 || algorithm === void 0 || digest === void 0 ? [] : [{
			index,
			seal,
			measured: observation.found,
			sealed: `${algorithm} ${seal.digests[algorithm]}`,
			has: `${algorithm} ${digest}`
		}];
	});
	if (drifted.length === 0) return;
	let pairs = new Map(drifted.map((one) => [`${one.sealed} ${one.has}`, one])), owners = ownersOf(new Set(drifted.map(({ has }) => has)), all), observed;
	for (let { index, seal, measured, sealed, has } of drifted) {
		let other = pairs.get(`${has} ${sealed}`), isPair = other !== void 0 && other.seal.rawPath === void 0 && holds(other.seal, measured) && holds(seal, other.measured), owner = isPair ? other.seal : owners.get(has)?.find((one) => require_hashing.sealKey(one) !== require_hashing.sealKey(seal) && isOf(one, measured));
		if (owner === void 0 || require_hashing.sealKey(owner) === require_hashing.sealKey(seal)) continue;
		let name = JSON.stringify(owner.path);
		isPair || isSwappedWithOtherShare(owner, seal) ? found.set(index, {
			code: "swapped",
			other: owner.path,
			reason: `it and ${name} have each other's bytes`
		}) : found.set(index, {
			code: "holds-another",
			other: owner.path,
			reason: `it has the bytes that are sealed for ${name}`
		});
	}
	function isSwappedWithOtherShare(owner, seal) {
		if (observed ??= new Set(seals.map(require_hashing.sealKey)), observed.has(require_hashing.sealKey(owner)) || owner.rawPath !== void 0) return !1;
		let { rawPath: _, ...elsewhere } = seal;
		return files.isIntact({
			...elsewhere,
			path: owner.path
		});
	}
}
function isOf(owner, { bytes, digests = {} }) {
	return owner.bytes !== void 0 && owner.bytes !== bytes ? !1 : require_hashing.algorithmsOf(owner).every((algorithm) => digests[algorithm] === void 0 || digests[algorithm] === owner.digests[algorithm]);
}
function ownersOf(digests, all) {
	let owners = /* @__PURE__ */ new Map();
	for (let [key, seal] of require_hashing.isInColumns(all) ? ownersInColumns(digests, all) : ownersAmong(digests, all)) {
		let known = owners.get(key);
		known === void 0 ? owners.set(key, [seal]) : known.length < 2 && known.push(seal);
	}
	return owners;
}
function* ownersAmong(digests, all) {
	for (let seal of all) for (let algorithm of require_hashing.algorithmsOf(seal)) {
		let key = `${algorithm} ${seal.digests[algorithm]}`;
		digests.has(key) && (yield [key, seal]);
	}
}
function* ownersInColumns(digests, all) {
	let wanted = new Map([...digests].map((key) => [key.slice(key.indexOf(" ") + 1), key]));
	for (let index = 0; index < all.length; index++) {
		let key = wanted.get(all.sha256At(index) ?? "");
		key?.startsWith("sha256 ") === !0 && (yield [key, require_hashing.sealAt(all, index)]);
	}
}
// src/verify/contradiction.ts
function contradictionOf({ bytes, digests }, found) {
	let listed = Object.entries(digests), right = listed.filter(([algorithm, digest]) => found.digests?.[algorithm] === digest).map(([name]) => name), wrong = listed.map(([name]) => name).filter((name) => !right.includes(name));
	if (bytes !== void 0 && found.bytes !== void 0 && bytes !== found.bytes && wrong.push("length"), right.length !== 0 && wrong.length !== 0) return `the seal contradicts itself: the file has its ${right.join(", ")} and not its ${wrong.join(", ")}`;
}
// src/gate/fault-finding.ts
const WRONG = /* @__PURE__ */ new Set([
	"symlink",
	"not-a-file",
	"mode-changed",
	"link-changed"
]);
function findingOf(origin, { seal, observation, relocation, drift, git }) {
	let { bytes, exec } = seal, expected = {
		...bytes !== void 0 && { bytes },
		digests: seal.digests,
		...exec !== void 0 && { exec }
	}, known = git !== void 0 && Object.keys(git).length > 0 ? { git } : {}, place = origin.commit === void 0 ? { line: seal.line } : { commit: origin.commit }, base = {
		manifest: origin.name,
		path: seal.path,
		...place,
		expected
	};
	if (relocation?.code === "one-file") return {
		...base,
		code: "manifest-conflict",
		severity: "unverifiable",
		reason: relocation.reason
	};
	if (relocation?.code === "neighbour") return {
		...base,
		code: "missing",
		severity: "fail",
		reason: relocation.reason,
		...known
	};
	if (relocation !== void 0 && relocation.code !== "holds-another") {
		let found = observation.state === "drifted" ? { found: observation.found } : {};
		return {
			...base,
			...found,
			code: relocation.code,
			severity: "fail",
			reason: relocation.reason
		};
	}
	if (observation.state === "missing") return {
		...base,
		code: "missing",
		severity: "fail",
		...known
	};
	if (observation.state !== "drifted") {
		let severity = WRONG.has(observation.state) ? "fail" : "unverifiable";
		return {
			...base,
			code: observation.state,
			severity,
			reason: observation.reason,
			...known
		};
	}
	let { found } = observation, contradiction = contradictionOf(seal, found);
	if (contradiction !== void 0) return {
		...base,
		code: "manifest-conflict",
		severity: "unverifiable",
		found,
		reason: contradiction
	};
	let code = seal.bytes !== void 0 && seal.bytes !== found.bytes ? "length-mismatch" : "digest-mismatch", told = relocation !== void 0 && drift?.certainty !== "proved" ? holdsAnother(relocation) : drift;
	return {
		...base,
		code,
		severity: "fail",
		found,
		...told !== void 0 && { drift: told },
		...known
	};
}
function holdsAnother({ other }) {
	return {
		certainty: "hint",
		causes: [{
			code: "another-file",
			detail: JSON.stringify(other)
		}],
		locations: []
	};
}
// src/gate/drift-findings.ts
var drift_findings_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ DriftJudge: () => DriftJudge });
const ASKED = /* @__PURE__ */ new Set([
	"drifted",
	"missing",
	"symlink",
	"not-a-file"
]), LINK_AS_TEXT = {
	certainty: "hint",
	causes: [{
		code: "symlink-as-text",
		detail: "the content is the path of another file"
	}],
	locations: []
};
var DriftJudge = class {
	#gitFolder;
	#causes;
	#quotes;
	#writer;
	#explainer;
	#withHunks = 0;
	#parsed = 0;
	#archives = 0;
	constructor({ git, gitFolder, causes, quotes, inJob }) {
		this.#gitFolder = git === !1 ? void 0 : gitFolder ?? ((root) => root), this.#causes = causes !== !1, this.#quotes = quotes !== !1, this.#writer = inJob === void 0 ? void 0 : inJob ? "step" : "edit";
	}
	async findings(origin, place, seals, observations) {
		if (observations.every(({ state }) => state === "intact")) return [];
		let isOnDisk = typeof place == "string", elsewhere = isOnDisk ? relocations(place, seals, observations, origin.seals) : place.relocations;
		if (observations.length !== seals.length) throw Error("a verdict was lost");
		let faults = [];
		for (let [index, observation] of observations.entries()) observation.state !== "intact" && faults.push({
			seal: require_hashing.sealAt(seals, index),
			observation,
			relocation: elsewhere.get(index)
		});
		if (this.#causes) {
			let root = isOnDisk ? place : void 0, files = isOnDisk ? new require_hashing.SealedFiles(place) : place.files;
			await this.#explain(root, files, faults), await this.#layersOfPromises(root, faults), await this.#sealedMeanings(files, faults);
		}
		return faults.map((fault) => findingOf(origin, fault));
	}
	async #sealedMeanings(files, faults) {
		let open = faults.filter(isDrifted).filter(({ seal, drift }) => (seal.jsonSha256 ?? seal.textSha256 ?? seal.membersSha256) !== void 0 && drift?.meaning === void 0);
		if (open.length === 0 || !this.#quotes) return;
		let { MAX_NORMALIZED_BYTES, sealedMeaning } = await Promise.resolve().then(() => require("./normal-forms.cjs")).then((n) => n.normal_forms_exports);
		for (let fault of open.slice(0, 256)) {
			let found = files.read(fault.seal, fault.observation.found, MAX_NORMALIZED_BYTES), meaning = (found && sealedMeaning(fault.seal, found)) ?? await this.#sealedMembers(files, fault);
			meaning !== void 0 && fault.drift !== void 0 && (fault.drift = {
				...fault.drift,
				meaning
			});
		}
	}
	async #sealedMembers(files, { seal, observation: { found } }) {
		if (seal.membersSha256 === void 0 || this.#archives >= 16) return;
		this.#archives++;
		let bytes = files.read(seal, found, require_hashing.MAX_DIAGNOSED_BYTES), { sealedMembers } = await Promise.resolve().then(() => require("./archive-causes.cjs")).then((n) => n.members_form_exports);
		return bytes === void 0 ? void 0 : sealedMembers(seal.membersSha256, bytes);
	}
	async #layersOfPromises(root, faults) {
		let lost = faults.filter(({ observation: { state } }) => state === "mode-changed" || state === "link-changed");
		if (lost.length === 0 || this.#gitFolder === void 0 || root === void 0) return;
		let { promisedLayers } = await Promise.resolve().then(() => require("./commit-seals.cjs")).then((n) => n.promised_layer_exports), layers = await promisedLayers(this.#gitFolder(root), lost.map(({ seal }) => seal));
		for (let fault of lost) {
			let layer = layers.get(fault.seal);
			layer !== void 0 && (fault.git = {
				layer,
				...layer === "workspace" && this.#writer !== void 0 && { by: this.#writer }
			});
		}
	}
	async #explain(root, files, faults) {
		let asked = faults.filter(({ observation: { state } }) => ASKED.has(state)), answers = this.#gitFolder === void 0 || root === void 0 ? void 0 : await answersOf(this.#gitFolder(root), asked);
		asked.some(isDrifted) && await this.#diagnose(files, faults, asked, (index, fault, original) => {
			let explanation = answers?.explain(index, original);
			explanation !== void 0 && (fault.git = factsOf(explanation, this.#writer));
		});
		for await (let explanation of answers?.search() ?? []) {
			let fault = asked[explanation.index];
			if (fault === void 0 || (fault.git = factsOf(explanation, this.#writer), !isDrifted(fault) || fault.drift?.certainty === "proved")) continue;
			if (explanation.notes.some(({ code }) => code === "symlink-as-text")) {
				fault.drift = LINK_AS_TEXT;
				continue;
			}
			if (explanation.original === void 0) continue;
			let git = {
				original: explanation.original,
				source: "git"
			}, { compareWith } = await Promise.resolve().then(() => require("./drift.cjs")).then((n) => n.explainer_exports), options = {
				brief: faults.length >= 256,
				hunks: this.#wantsHunks
			}, drift = compareWith(git, fault.seal, readerOf(files, fault), faults.length, options);
			drift !== void 0 && (fault.drift = await this.#membersCompared(files, fault, drift, git) ?? await this.#withMeaning(files, fault, this.#counted(drift), git.original));
		}
	}
	async #diagnose(files, faults, asked, undone) {
		let { Explainer } = await Promise.resolve().then(() => require("./drift.cjs")).then((n) => n.explainer_exports), { isNamed } = await Promise.resolve().then(() => require("./drift.cjs")).then((n) => n.packed_exports);
		this.#explainer ??= new Explainer();
		let many = faults.length >= 256, explainer = many ? new Explainer(faults.length) : this.#explainer, withHunks = new Set(many ? faults.slice(0, 50) : faults), sample = many && faults.some(isOpen) ? require_hashing.sampleIndexes(faults.length).flatMap((at) => faults[at] ?? []) : [];
		for (let fault of sample.filter(isDrifted)) explainer.explain(fault.seal, readerOf(files, fault), require_hashing.SAMPLE);
		for (let [index, fault] of asked.entries()) {
			if (!isDrifted(fault)) continue;
			let { told } = fault.observation, brief = !withHunks.has(fault), options = {
				brief,
				hunks: !brief && this.#wantsHunks,
				caches: !many
			}, first = told ?? explainer.explain(fault.seal, readerOf(files, fault), options), { drift, original } = (isNamed(first.drift) ? void 0 : await this.#archiveUndone(files, fault, first, brief)) ?? first;
			fault.drift = this.#counted(drift), original !== void 0 && (!many && original instanceof Uint8Array && (fault.drift = await this.#withMeaning(files, fault, fault.drift, original)), undone(index, fault, original instanceof Uint8Array ? original : {
				facts: original,
				bytes: () => originalOf(new Explainer().explain(fault.seal, readerOf(files, fault), require_hashing.BRIEF))
			}));
		}
	}
	async #membersCompared(files, fault, drift, git) {
		let { looksPacked } = await Promise.resolve().then(() => require("./drift.cjs")).then((n) => n.packed_exports);
		if (!this.#quotes || !looksPacked(git.original) || this.#archives >= 16) return;
		let found = readerOf(files, fault)();
		if (typeof found == "string") return;
		this.#archives++;
		let { withMembersCompared } = await Promise.resolve().then(() => require("./archive-causes.cjs")).then((n) => n.compare_members_exports);
		return withMembersCompared(drift, git, found);
	}
	async #archiveUndone(files, fault, { drift }, brief) {
		if (!this.#quotes || this.#archives >= 16) return;
		let { mayBeUndone } = await Promise.resolve().then(() => require("./drift.cjs")).then((n) => n.packed_exports), found = readerOf(files, fault)();
		if (typeof found == "string" || !mayBeUndone(drift, fault.seal, found)) return;
		this.#archives++;
		let { withArchiveUndone } = await Promise.resolve().then(() => require("./archive-causes.cjs")).then((n) => n.diagnose_archive_exports), better = withArchiveUndone({
			drift,
			workedBytes: 0
		}, fault.seal, found, { brief });
		return better.drift === drift ? void 0 : better;
	}
	async #withMeaning(files, fault, drift, original) {
		if (!this.#quotes || this.#parsed >= 32) return drift;
		let { hasFormat, withMeaning } = await Promise.resolve().then(() => require("./meaning.cjs")).then((n) => n.meaning_exports);
		if (!hasFormat(fault.seal.path)) return drift;
		this.#parsed++;
		let found = readerOf(files, fault)();
		return typeof found == "string" ? drift : withMeaning(drift, fault.seal.path, original, found);
	}
	get #wantsHunks() {
		return this.#quotes && this.#withHunks < 50;
	}
	#counted(drift) {
		let { hunks, ...rest } = drift;
		return hunks === void 0 ? drift : ++this.#withHunks > 50 ? rest : drift;
	}
};
function originalOf({ original }) {
	if (original === void 0) throw Error("it changed again");
	return original;
}
function readerOf(files, { seal, observation: { found } }) {
	return () => files.read(seal, found, 67108864) ?? "it has over 67108864 bytes, or it changed again";
}
function isDrifted(fault) {
	return fault.observation.state === "drifted";
}
function isOpen(fault) {
	return isDrifted(fault) && fault.observation.told === void 0;
}
async function answersOf(root, asked) {
	let paths = asked.map(({ seal }) => seal.path), unsure = asked.some(({ seal }) => seal.rawPath !== void 0);
	if (asked.length === 0 || !unsure && !require_hashing.isGitNear(root, paths)) return;
	let { askGit } = await Promise.resolve().then(() => require("./git.cjs")).then((n) => n.explain_file_exports);
	return askGit(root, asked.map(({ seal, observation }) => ({
		seal,
		...observation.state === "drifted" && { found: observation.found }
	})));
}
function factsOf({ layer, source, because, commit, notes }, writer) {
	let isSure = layer === "workspace" && notes.every(({ code }) => code !== "other-settings");
	return {
		...layer !== void 0 && { layer },
		...isSure && writer !== void 0 && { by: writer },
		...source !== void 0 && { source },
		...because !== void 0 && { because },
		...commit !== void 0 && { commit },
		...notes.length > 0 && { notes: notes.map(({ text, run }) => ({
			text,
			...run !== void 0 && { run }
		})) }
	};
}
exports.contradictionOf = contradictionOf, exports.drift_findings_exports = drift_findings_exports, exports.relocations = relocations;
