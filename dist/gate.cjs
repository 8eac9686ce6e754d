const require_rolldown_runtime = require("./rolldown-runtime.cjs"), require_hashing = require("./hashing.cjs");
require("./drift.cjs");
const require_toolkit_core = require("./toolkit-core.cjs"), require_zod = require("./zod.cjs");
require("./page.cjs");
const require_github = require("./github.cjs"), require_git = require("./git.cjs");
let node_fs = require("node:fs"), node_path = require("node:path"), node_crypto = require("node:crypto"), node_util = require("node:util"), node_buffer = require("node:buffer"), node_os = require("node:os"), node_url = require("node:url"), node_worker_threads = require("node:worker_threads"), node_child_process = require("node:child_process"), node_timers_promises = require("node:timers/promises");
// src/seal/limits.ts
/** Largest manifest that is read, in bytes, when nothing else is asked for (DESIGN §3.3). */
const MAX_BYTES$3 = 268435456, MAX_ENTRIES$1 = 5e6, FORMAT_NAMES = [
	"auto",
	"native",
	"gnu",
	"bsd",
	"columns",
	"bagit",
	"hashdeep",
	"gentoo",
	"tuf",
	"in-toto",
	"wheel-record",
	"debian",
	"cargo",
	"lfs"
], RESTORES = [
	"artifact",
	"workspace",
	"none"
], STRAYS = [
	"fail",
	"warn",
	"ignore"
], DEFAULTS = {
	manifest: [],
	seals: "",
	format: "auto",
	root: "",
	"manifest-sha256": "",
	covers: [],
	unsealed: "fail",
	"text-rules": [],
	"trusted-ref": "",
	reseal: "notice",
	"blocker-map": "",
	"require-clearance": !1,
	"run-validator": !1,
	probes: !0,
	shard: "",
	threads: "auto",
	"max-manifest-bytes": MAX_BYTES$3,
	"max-entries": MAX_ENTRIES$1,
	restore: "artifact",
	upload: !0,
	"artifact-name": "seal-gate",
	"retention-days": 0,
	sarif: !1,
	junit: !1,
	"check-run": !1,
	"github-token": ""
}, OPTION_NAMES = Object.keys(DEFAULTS);
/** Everything that is wrong with the user's words, at once. */
var OptionsError = class extends Error {
	problems;
	constructor(problems) {
		super(problems.map(problemText).join("\n")), this.name = "OptionsError", this.problems = problems;
	}
};
/** `"format" is "zip": allowed is one of auto, native, …` */
function problemText({ name, value, allowed }) {
	let shown = value.length > 200 ? `${value.slice(0, 200)}…` : value;
	return `"${name}" is ${JSON.stringify(shown)}; allowed is ${allowed}`;
}
const BLANKS = /^[ \t\r\n]+|[ \t\r\n]+$/g;
function withoutBlanks(text) {
	return text.replace(BLANKS, "");
}
/** One pattern a line; blank lines mean nothing. */
function linesOf(text) {
	return text.split("\n").map(withoutBlanks).filter((line) => line !== "");
}
/** What the options ask of the gate. */
function toGateRequest(options, cwd, manifests) {
	let { seals, format, root, covers, unsealed, threads, shard } = options, [index, of] = shard.split("/").map(Number), pin = options["manifest-sha256"], { "blocker-map": blockerMap, "text-rules": textRules } = options;
	return {
		cwd,
		manifests,
		...seals !== "" && { seals },
		format,
		...root !== "" && { root },
		...pin !== "" && { manifestSha256: pin },
		covers,
		unsealed,
		threads,
		maxManifestBytes: options["max-manifest-bytes"],
		maxEntries: options["max-entries"],
		...index !== void 0 && of !== void 0 && { shard: {
			index,
			of
		} },
		...textRules.length > 0 && { textRules },
		...blockerMap !== "" && { blockerMap },
		...options["run-validator"] && { runValidator: !0 },
		requireClearance: options["require-clearance"]
	};
}
// src/verify/walk.ts
/** Tells seals and entries apart by the bytes of their names. */
function sealKey(seal) {
	return seal.rawPath === void 0 ? seal.path : `\0${Buffer.from(seal.rawPath).toString("latin1")}`;
}
/**
* All entries under a root, dotfiles too, links not followed; `.git` (a folder, or a file in a worktree or submodule) is left out.
* @param unlisted told each folder, relative to the root, that cannot be listed, and the system's reason
*/
function* walk(root, unlisted) {
	let folders = [Buffer.from("")];
	for (let folder = folders.pop(); folder !== void 0; folder = folders.pop()) {
		let current = folder, at = Buffer.concat([Buffer.from(`${root}/`), folder]);
		for (let entry of list(at, (code) => unlisted(nameOf(current).path || ".", code))) {
			if (entry.name.toString("latin1") === ".git") continue;
			let raw = folder.length === 0 ? entry.name : Buffer.concat([
				folder,
				Buffer.from("/"),
				entry.name
			]);
			entry.isDirectory() ? folders.push(raw) : yield {
				...nameOf(raw),
				isFile: entry.isFile()
			};
		}
	}
}
function list(folder, failed) {
	try {
		return (0, node_fs.readdirSync)(folder, {
			withFileTypes: !0,
			encoding: "buffer"
		});
	} catch (error) {
		return failed(require_hashing.errorCode(error)), [];
	}
}
function nameOf(raw) {
	let path = raw.toString("utf8");
	if (Buffer.from(path, "utf8").equals(raw)) return {
		path,
		key: path
	};
	let latin1 = raw.toString("latin1");
	return {
		path: latin1.replace(/[\x80-\xff]/g, (c) => `\\x${c.charCodeAt(0).toString(16)}`),
		key: `\0${latin1}`
	};
}
// src/verify/relocated.ts
const SHA256_OF_NOTHING = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", MAX_HASHED_BYTES = 2 ** 30;
/**
* Finds sealed bytes in other places: a missing file that stands under another name, files that have each other's bytes, a file that
* holds what is sealed for another one. Says nothing that a digest did not prove, except that two names differ in form only.
* @param seals those that were observed
* @param all every seal of the manifest, of which `seals` may be a share
*/
function relocations(root, seals, observations, all = seals) {
	let found = /* @__PURE__ */ new Map(), files = new require_hashing.SealedFiles(root), missing = seals.flatMap((_, index) => observations[index]?.state === "missing" ? [index] : []);
	return missing.length > 0 && findMissing(root, files, seals, missing, all, found), findSwapped(files, seals, observations, all, found), found;
}
function findMissing(root, files, seals, missing, all, found) {
	let byName = /* @__PURE__ */ new Map(), byDigest = /* @__PURE__ */ new Map(), sizes = /* @__PURE__ */ new Set(), anySize = !1;
	for (let index of missing) {
		let { path = "", rawPath, bytes, digests } = seals[index] ?? {};
		rawPath === void 0 && byName.set(folded(path), index), bytes !== 0 && digests?.sha256 !== void 0 && digests.sha256 !== SHA256_OF_NOTHING && (byDigest.set(digests.sha256, [...byDigest.get(digests.sha256) ?? [], index]), bytes === void 0 ? anySize = !0 : sizes.add(bytes));
	}
	let sealed = new Set(all.map(sealKey)), entries = 0, hashed = 0;
	for (let entry of walk(root, () => void 0)) {
		if (++entries > 2e5 || hashed > MAX_HASHED_BYTES) return;
		if (!entry.isFile || entry.key !== entry.path || sealed.has(entry.key)) continue;
		let twin = byName.get(folded(entry.path));
		twin !== void 0 && renamed(twin, entry.path);
		let size = (0, node_fs.lstatSync)((0, node_path.join)(root, entry.path), { throwIfNoEntry: !1 })?.size ?? 0;
		if (size === 0 || !anySize && !sizes.has(size) || hashed + size > MAX_HASHED_BYTES) continue;
		hashed += size;
		let seen = files.observe({
			path: entry.path,
			digests: { sha256: SHA256_OF_NOTHING },
			line: 0
		}), digest = seen.state === "drifted" ? seen.found.digests?.sha256 : void 0;
		for (let index of byDigest.get(digest ?? "") ?? []) {
			if (found.has(index) || !holds(index, entry.path)) continue;
			let reason = `its bytes stand at ${JSON.stringify(entry.path)}: it was moved or renamed`;
			found.set(index, {
				code: "moved",
				other: entry.path,
				reason
			});
		}
	}
	function holds(index, path) {
		let { rawPath: _, ...seal } = seals[index] ?? {
			path,
			digests: {},
			line: 0
		};
		return files.isIntact({
			...seal,
			path
		});
	}
	function renamed(index, path) {
		let form = (seals[index]?.path ?? "").normalize("NFC") === path.normalize("NFC") ? "Unicode form (NFC, NFD)" : "letter case", bytes = holds(index, path) ? "its bytes are the sealed ones" : "its bytes are not the sealed ones either", reason = `there is ${JSON.stringify(path)} instead, which differs in ${form}; ${bytes}`;
		found.set(index, {
			code: "case-renamed",
			other: path,
			reason
		});
	}
}
function folded(path) {
	return path.normalize("NFC").toLowerCase();
}
function findSwapped(files, seals, observations, all, found) {
	let holders = /* @__PURE__ */ new Map();
	if (observations.forEach((observation, index) => {
		if (observation.state !== "drifted" || observation.found.bytes === 0) return;
		let digest = observation.found.digests?.sha256, known = digest === void 0 ? void 0 : holders.get(digest);
		known === void 0 ? digest !== void 0 && holders.set(digest, [index]) : known.push(index);
	}), holders.size !== 0) for (let owner of all) for (let index of holders.get(owner.digests.sha256 ?? "") ?? []) {
		let holder = seals[index];
		if (holder === void 0 || sealKey(holder) === sealKey(owner)) continue;
		let name = JSON.stringify(owner.path), { rawPath: _, ...elsewhere } = holder;
		owner.rawPath === void 0 && files.isIntact({
			...elsewhere,
			path: owner.path
		}) ? found.set(index, {
			code: "swapped",
			other: owner.path,
			reason: `it and ${name} have each other's bytes`
		}) : found.has(index) || found.set(index, {
			code: "holds-another",
			other: owner.path,
			reason: `it holds the bytes that are sealed for ${name}`
		});
	}
}
// src/drift/findings.ts
/** Turns what was seen on disk into findings, one run's worth: a chain of causes proved on one file is tried first on the next. */
var DriftJudge = class {
	#askGit;
	#explainer;
	#withHunks = 0;
	constructor(askGit) {
		this.#askGit = askGit;
	}
	/** Findings for all that is not intact, in the order of the seals. */
	async findings(origin, root, seals, observations) {
		if (observations.every(({ state }) => state === "intact")) return [];
		let elsewhere = relocations(root, seals, observations, origin.seals), faults = seals.flatMap((seal, index) => {
			let observation = observations[index];
			if (observation === void 0) throw Error("a verdict was lost");
			return observation.state === "intact" ? [] : [{
				seal,
				observation,
				relocation: elsewhere.get(index)
			}];
		});
		return await this.#explain(root, faults), faults.map((fault) => findingOf$1(origin, fault));
	}
	async #explain(root, faults) {
		let asked = faults.filter(({ observation: { state } }) => state === "drifted" || state === "missing"), survey = this.#askGit && asked.length > 0 ? await surveyOf(root, asked) : void 0, files = new require_hashing.SealedFiles(root);
		if (asked.some(isDrifted)) for await (let { index, fault, original } of this.#diagnoses(files, asked)) {
			let witness = original === void 0 ? void 0 : survey?.judge(index, original);
			witness !== void 0 && (fault.git = factsOf(witness));
		}
		for await (let witness of survey?.search() ?? []) {
			let fault = asked[witness.index];
			if (fault === void 0 || (fault.git = factsOf(witness), !isDrifted(fault) || fault.drift?.proof !== void 0 || witness.original === void 0)) continue;
			let drift = this.#explainer?.compare(fault.seal, readerOf(files, fault), witness.original, this.#wantsHunks);
			drift !== void 0 && (fault.drift = this.#counted(drift));
		}
	}
	/** Says of each drifted file why it drifted, and gives the sealed bytes of those that undoing gave, one at a time. */
	async *#diagnoses(files, asked) {
		let { Explainer, MANY, teachers, untilFromNow } = await Promise.resolve().then(() => require("./drift.cjs")).then((n) => n.explainer_exports);
		this.#explainer ??= new Explainer(untilFromNow());
		let drifted = asked.flatMap((fault, index) => isDrifted(fault) ? [{
			index,
			fault
		}] : []), open = [];
		for (let { index, fault } of drifted) {
			let { told } = fault.observation;
			told === void 0 ? open.push({
				index,
				fault
			}) : (fault.drift = this.#counted(told.drift), told.original !== void 0 && (yield {
				index,
				fault,
				original: {
					facts: told.original,
					bytes: () => originalOf(new Explainer(untilFromNow()).explain(fault.seal, readerOf(files, fault), ALONE))
				}
			}));
		}
		let first = open.length < MANY ? open : teachers(open.length).flatMap((at) => open[at] ?? []), rest = open.length < MANY ? [] : open.filter((one) => !first.includes(one)), explainer = open.length < MANY ? this.#explainer : new Explainer(untilFromNow());
		for (let [n, { index, fault }] of [...first, ...rest].entries()) {
			let options = {
				hunks: n < first.length && this.#wantsHunks,
				learns: n < first.length
			}, { drift, original } = explainer.explain(fault.seal, readerOf(files, fault), options);
			fault.drift = this.#counted(drift), original !== void 0 && (yield {
				index,
				fault,
				original
			});
		}
	}
	get #wantsHunks() {
		return this.#withHunks < 50;
	}
	/** The drift, without its hunks when enough others have theirs. */
	#counted(drift) {
		let { hunks, ...rest } = drift;
		return hunks === void 0 ? drift : ++this.#withHunks > 50 ? rest : drift;
	}
};
const ALONE = {
	hunks: !1,
	learns: !1
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
async function surveyOf(root, asked) {
	let { surveyGit } = await Promise.resolve().then(() => require("./git.cjs")).then((n) => n.witness_exports);
	return surveyGit(root, asked.map(({ seal, observation }) => ({
		seal,
		...observation.state === "drifted" && { found: observation.found }
	})));
}
function factsOf({ layer, source, because, commit, notes }) {
	return {
		...layer !== void 0 && { layer },
		...source !== void 0 && { source },
		...because !== void 0 && { because },
		...commit !== void 0 && { commit },
		...notes.length > 0 && { notes: notes.map(({ text, run }) => ({
			text,
			...run !== void 0 && { run }
		})) }
	};
}
function findingOf$1(origin, { seal, observation, relocation, drift, git }) {
	let expected = {
		...seal.bytes !== void 0 && { bytes: seal.bytes },
		digests: seal.digests
	}, known = git !== void 0 && Object.keys(git).length > 0 ? { git } : {}, base = {
		manifest: origin.name,
		path: seal.path,
		line: seal.line,
		expected
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
		let wrong = observation.state === "symlink" || observation.state === "not-a-file";
		return {
			...base,
			code: observation.state,
			severity: wrong ? "fail" : "unverifiable",
			reason: observation.reason
		};
	}
	let { found } = observation, code = seal.bytes !== void 0 && seal.bytes !== found.bytes ? "length-mismatch" : "digest-mismatch", told = relocation !== void 0 && drift?.proof !== "inversion" ? holdsAnother(relocation) : drift;
	return {
		...base,
		code,
		severity: "fail",
		found,
		...told !== void 0 && { drift: told },
		...known
	};
}
/** The digest of the found bytes is the one sealed for the other path: that proves what they are. */
function holdsAnother({ other }) {
	return {
		causes: [{
			code: "another-file",
			detail: JSON.stringify(other)
		}],
		proof: "sealed-elsewhere",
		locations: []
	};
}
// src/release/judgement.ts
/** Why a run without evidence holds. */
const NO_EVIDENCE = "no sealed evidence was judged", NOTHING_JUDGED = {
	findings: [],
	blockers: [],
	decision: "HOLD_PRODUCTION",
	reason: NO_EVIDENCE,
	holds: [NO_EVIDENCE],
	needed: [],
	packetStatus: "BLOCKED"
}, MAX_LENGTH$1 = 32767;
/**
* Path rules of every manifest format: a sealed path is relative, `/`-separated and literal. Returns why a path is refused, or
* undefined. A leading `./` is dropped by `plainPath` first.
*/
function pathProblem(path) {
	if (path === "") return "the path is empty";
	if (path.length > MAX_LENGTH$1) return `the path has more than ${MAX_LENGTH$1} characters, which no system allows`;
	if (path === "-") return "\"-\" means standard input to other tools and cannot be sealed";
	if (path.includes("\0")) return "the path holds a NUL character, at which C programs would cut it";
	if (!path.isWellFormed()) return "the path holds a lone surrogate, which no file name can express";
	if (path.startsWith("/")) return "the path is absolute";
	if (path.startsWith("\\\\")) return "the path is a UNC path";
	if (/^[A-Za-z]:/.test(path)) return "the path starts with a drive letter";
	for (let segment of path.split("/")) {
		if (segment === "") return "the path has an empty segment";
		if (segment === ".") return "the path has a \".\" segment";
		if (segment === "..") return "the path has a \"..\" segment and could leave the root";
	}
}
/**
* True for the everyday path that every rule lets through unchanged: printable ASCII, no segment that is empty or starts with a dot.
* One pass and no allocation, since a large manifest has a million of them; false says nothing but "look closer". A part of a text may
* be given: its characters are read much faster from the whole than from a slice.
*/
function isEverydayPath(text, start = 0, end = text.length) {
	if (end - start > MAX_LENGTH$1) return !1;
	let fresh = !0;
	for (let i = start; i < end; i++) {
		let c = text.charCodeAt(i);
		if (c === SLASH) {
			if (fresh) return !1;
			fresh = !0;
		} else {
			if (c < 32 || c > 126 || c === COLON || c === BACKSLASH$1 || fresh && c === DOT) return !1;
			fresh = !1;
		}
	}
	return !fresh && (end !== start + 1 || text.charCodeAt(start) !== DASH);
}
const SLASH = 47, COLON = 58, BACKSLASH$1 = 92, DOT = 46, DASH = 45;
/** Drops leading `./`, which `find . | xargs sha256sum` writes. */
function plainPath(path) {
	let start = 0;
	for (; path.startsWith("./", start) && path.length > start + 2;) start += 2;
	return path.slice(start);
}
/**
* Order of paths by their UTF-8 bytes. JavaScript's own order is by UTF-16 code unit, which differs above U+FFFF: a surrogate sorts
* before U+E000…U+FFFF there, and after them in UTF-8.
*/
function comparePaths(a, b) {
	let end = Math.min(a.length, b.length);
	for (let i = 0; i < end; i++) {
		let x = a.charCodeAt(i), y = b.charCodeAt(i);
		if (x !== y) return byteRank(x) - byteRank(y);
	}
	return a.length - b.length;
}
function byteRank(unit) {
	return unit >= 55296 && unit <= 57343 ? unit + 65536 : unit;
}
/**
* A name from a manifest that was read byte by byte (Latin-1): as UTF-8 text where the bytes are UTF-8, else with its raw bytes and
* a path that shows each foreign byte as `\xHH`.
*/
function nameFromText(text, bytewise) {
	if (!bytewise) return { path: text };
	let rawPath = Buffer.from(text, "latin1"), path = rawPath.toString("utf8");
	return Buffer.from(path, "utf8").equals(rawPath) ? { path } : {
		path: text.replace(/[\x80-\xff]/g, (c) => `\\x${c.charCodeAt(0).toString(16)}`),
		rawPath
	};
}
// src/release/verdict.ts
const RANK$1 = {
	fail: 0,
	unverifiable: 1,
	warning: 2,
	notice: 3
};
/**
* The verdict on one run. A gate whose own self-test failed, or that broke, can vouch for nothing, not even for a drift. Otherwise wrong
* bytes are wrong whatever else could not be judged. `pass` needs at least one seal, and every one of them intact.
* @param listed seals of all manifests; a shard may hold none of them
*/
function verdictOf(findings, sealed, intact, listed = sealed) {
	return findings.some(({ code }) => code === "probe-failed" || code === "internal-error") ? "unverifiable" : findings.some(({ severity }) => severity === "fail") ? "fail" : findings.some(({ severity }) => severity === "unverifiable") ? "unverifiable" : listed > 0 && intact === sealed ? "pass" : "unverifiable";
}
/** Worst first, then by manifest, path and line: the same findings always stand in the same order. */
function inOrder(findings) {
	return findings.toSorted((a, b) => RANK$1[a.severity] - RANK$1[b.severity] || comparePaths(a.manifest ?? "", b.manifest ?? "") || comparePaths(a.path ?? "", b.path ?? "") || (a.line ?? 0) - (b.line ?? 0) || comparePaths(a.code, b.code));
}
/** True when the self-test ran whole: the control passed, and every planned probe ran and was refused for its own reason. */
function probesHold(probes) {
	let { control, planned, run, passed } = probes;
	return control.passed && planned > 0 && run === planned && passed === planned && probes.probes.length === planned;
}
// src/verify/sealed-contents.ts
/** A larger file is not read as evidence; it is still a sealed file. */
const FILE_LIMIT_BYTES = 16777216, MARK$1 = "seal-gate/", MARK_UTF16 = Buffer.from(MARK$1, "utf16le");
/**
* True when an intact file looks like a document of ours. A look only, so that plain trees are not read twice: what it misses is no
* evidence, and without evidence production is held.
*/
function holdsDocument(root, seals, observations) {
	let files = new require_hashing.SealedFiles(root);
	return seals.some((seal, index) => {
		if (observations[index]?.state !== "intact" || !isJsonName(seal.path) || (seal.bytes ?? 0) > FILE_LIMIT_BYTES) return !1;
		let bytes = files.content(seal, FILE_LIMIT_BYTES);
		return bytes !== void 0 && (bytes.includes(MARK$1) || bytes.includes(MARK_UTF16));
	});
}
/** Every sealed file of one root, with the bytes of those that are intact. They may have changed since: hold them to the seal again. */
function sealedContents(root, seals, observations) {
	let files = new require_hashing.SealedFiles(root), room = 268435456;
	return seals.map((seal, index) => {
		let intact = observations[index]?.state === "intact", bytes = intact ? files.content(seal, Math.min(FILE_LIMIT_BYTES, room)) : void 0;
		return room -= bytes?.length ?? 0, {
			seal,
			intact,
			...bytes !== void 0 && { bytes }
		};
	});
}
function isJsonName(path) {
	return path.length >= 5 && path.slice(-5).toLowerCase() === ".json";
}
// src/release-step.ts
/** The packets of a run that hold evidence, with their bytes. A folder of plain files holds none, and then nothing is loaded for it. */
function evidencePackets(request, verified) {
	let wanted = wantedMap(request);
	return [...new Set(verified.map(({ root }) => root))].flatMap((root) => packetOf(root, verified, wanted) ?? []);
}
/**
* Weighs the evidence of a run. A share of the seals is never judged, since its documents speak of files in other shares.
* @param rules all of them when absent
*/
async function judgeEvidence(request, packets, run, rules) {
	let judgement = (packets.length === 0 || request.shard !== void 0 ? void 0 : (await Promise.resolve().then(() => judge_exports)).judgeRelease)?.({
		packets,
		...run,
		whole: !0
	}, rules) ?? NOTHING_JUDGED;
	if (request.blockerMap === void 0 || packets.some(({ blockerMap }) => blockerMap !== void 0)) return judgement;
	let reason = "it was named as the blocker map, and stands below no root that was judged", finding = {
		code: "blocker-map-invalid",
		severity: "fail",
		path: request.blockerMap,
		reason
	};
	return {
		...judgement,
		...heldBy(judgement, reason),
		findings: [...judgement.findings, finding]
	};
}
function heldBy({ holds }, reason) {
	return {
		decision: "HOLD_PRODUCTION",
		packetStatus: "BLOCKED",
		reason,
		holds: [reason, ...holds]
	};
}
/** All sealed files below one root, by whichever manifests; undefined when they hold no evidence, and none is asked for. */
function packetOf(root, verified, wanted) {
	let own = verified.filter((one) => one.root === root), blockerMap = wanted === void 0 ? void 0 : below(root, wanted);
	if (blockerMap !== void 0 || own.some(({ seals, observations }) => holdsDocument(root, seals, observations))) return {
		files: own.flatMap(({ name, seals, observations }) => sealedContents(root, seals, observations).map(({ seal, ...content }) => ({
			...content,
			seal,
			path: seal.path,
			manifest: name
		}))),
		findings: own.flatMap(({ findings }) => findings),
		...blockerMap !== void 0 && { blockerMap }
	};
}
function wantedMap({ cwd, blockerMap }) {
	return blockerMap === void 0 ? void 0 : (0, node_path.resolve)((0, node_fs.realpathSync)(cwd), blockerMap);
}
/** The path as it would be sealed, or undefined when it does not lie below the root. */
function below(root, place) {
	let path = (0, node_path.relative)(root, place);
	return path === "" || path === ".." || path.startsWith(`..${node_path.sep}`) || (0, node_path.resolve)(root, path) !== place ? void 0 : path.split(node_path.sep).join("/");
}
/**
* The seals of one shard. Balanced by sealed bytes with no coordination: the heaviest file goes to the lightest shard so far, ties by
* path and by shard number, so every job cuts the same manifest in the same way and each seal falls into exactly one shard.
*/
function sealsOfShard(seals, { index, of }) {
	let weights = Array(of).fill(0), heaviestFirst = seals.toSorted((a, b) => weightOf(b) - weightOf(a) || comparePaths(a.path, b.path)), mine = /* @__PURE__ */ new Set();
	for (let seal of heaviestFirst) {
		let lightest = weights.indexOf(Math.min(...weights));
		weights[lightest] = (weights[lightest] ?? 0) + weightOf(seal), lightest === index - 1 && mine.add(seal);
	}
	return seals.filter((seal) => mine.has(seal));
}
function weightOf(seal) {
	return (seal.bytes ?? 0) + 16384;
}
// src/seal/entries.ts
/** A hostile manifest of a million bad lines must not make a million problems: the first ones tell enough. */
const WEAK = {
	8: "CRC-32",
	32: "MD5",
	40: "SHA-1",
	56: "SHA-224"
};
/** Collects the entries of one manifest under the rules of every format: paths, duplicates, weak digests, empty lists. */
var Entries = class {
	#manifest;
	#seals = [];
	#byPath = /* @__PURE__ */ new Map();
	#weak = /* @__PURE__ */ new Map();
	#problems = [];
	#notices = /* @__PURE__ */ new Set();
	#limit;
	/** While true, every seal so far has a key equal to its path, greater than the one before, and `#byPath` is empty. */
	#ascending = !0;
	constructor(manifest) {
		this.#manifest = manifest, this.#limit = manifest.maxEntries ?? 5e6;
	}
	get count() {
		return this.#seals.length;
	}
	get failed() {
		return this.#problems.length > 0;
	}
	/** True when more problems would not be kept: a parser may stop. */
	get hopeless() {
		return this.#problems.length >= 100;
	}
	problem(code, line, reason, path) {
		this.hopeless || this.#problems.push({
			code,
			reason,
			...line !== void 0 && { line },
			...path !== void 0 && { path }
		});
	}
	notice(text) {
		this.#notices.add(text);
	}
	/**
	* Reads a digest written in hex, whose length names the algorithm (RFC 6234), or whose algorithm the format names. Undefined,
	* with the problem noted, when it is not a digest that can hold a seal.
	*/
	digests(line, hex, algorithm) {
		let known = algorithm ?? BY_LENGTH.get(hex.length);
		return known === void 0 || hex.length !== require_hashing.HEX_LENGTH[known] || !/^[0-9a-f]+$/.test(hex) ? this.#oddDigest(line, hex, known) : digestOfKind(known, hex);
	}
	#oddDigest(line, hex, known) {
		let weak = WEAK[hex.length];
		if (!/^[0-9A-Fa-f]+$/.test(hex)) this.problem("manifest-digest-invalid", line, "the digest is not hexadecimal");
		else if (known === void 0 && weak !== void 0) this.problem("manifest-digest-weak", line, `${hex.length} hex digits are ${weak}, which can be forged: seal with sha256`);
		else if (known === void 0) this.problem("manifest-digest-invalid", line, `the digest has ${hex.length} hex digits; ${LENGTHS}`);
		else if (hex.length !== require_hashing.HEX_LENGTH[known]) this.problem("manifest-digest-invalid", line, `the digest has ${hex.length} hex digits; ${known} has ${require_hashing.HEX_LENGTH[known]}`);
		else return this.notice("it has digests in upper-case hex"), digestOfKind(known, hex.toLowerCase());
	}
	/** Reads a length in bytes: decimal digits, at most 2^53-1. */
	bytes(line, digits) {
		let value = /^(0|[1-9][0-9]{0,15})$/.test(digits) ? Number(digits) : NaN;
		if (Number.isSafeInteger(value)) return value;
		this.problem("manifest-length-invalid", line, "the byte length is not a whole number from 0 to 2^53-1");
	}
	/** Takes one entry. Several entries for one path are joined when they say different things, and refused when they contradict. */
	add(entry, everyday = isEverydayPath(entry.path)) {
		let key = everyday ? entry.path : this.#settleName(entry);
		if (key === void 0) return;
		if (this.#seals.length >= this.#limit) {
			this.problem("manifest-too-large", entry.line, `it has more than ${this.#limit} entries, which is the limit`);
			return;
		}
		let twin = this.#twin(key, entry.path);
		twin === void 0 ? (this.#ascending || this.#byPath.set(key, entry), this.#seals.push(entry)) : this.#join(entry, twin);
	}
	#settleName(entry) {
		let name = this.#name(entry.line, entry.path);
		if (name !== void 0) return entry.path = name.path, name.rawPath !== void 0 && (entry.rawPath = name.rawPath), keyOf(name);
	}
	/**
	* The entry that has this name already. A list in ascending order cannot hold a name twice, so a sorted manifest needs no table of
	* its names; the first name that is out of order, or is not its own NFC form, has the table made.
	*/
	#twin(key, path) {
		if (this.#ascending) {
			let last = this.#seals.at(-1);
			if (key === path && (last === void 0 || last.path < path)) return;
			this.#index();
		}
		return this.#byPath.get(key);
	}
	#index() {
		if (this.#ascending) for (let seal of this.#seals) this.#byPath.set(keyOf(seal), seal);
		this.#ascending = !1;
	}
	/** Notes a digest that can be forged or is not known. It counts for nothing; a path that has no other is refused in the end. */
	weak(line, name, what) {
		let safe = this.#name(line, name);
		safe !== void 0 && this.#weak.size < this.#limit && this.#weak.set(keyOf(safe), {
			line,
			path: safe.path,
			what
		});
	}
	#name(line, text) {
		let name = nameFromText(plainPath(text), this.#manifest.bytewise), wrong = pathProblem(name.path);
		if (wrong === void 0) return name;
		this.problem("manifest-path-unsafe", line, wrong, name.path);
	}
	#join(entry, twin) {
		let refuse = (reason) => this.problem("manifest-path-duplicate", entry.line, reason, entry.path);
		if (!sameName(entry, twin)) refuse(`line ${twin.line} seals the same name in another form (Unicode NFC and NFD, or bytes that are not UTF-8)`);
		else if (contradict(entry, twin)) refuse(`line ${twin.line} seals the same path to other bytes`);
		else if (FACTS.some((fact) => entry[fact] !== twin[fact])) refuse(`line ${twin.line} states other facts of the same path`);
		else {
			let digests = {
				...twin.digests,
				...entry.digests
			};
			Object.keys(digests).length === Object.keys(twin.digests).length && this.notice("it lists a path twice with the same seal"), twin.digests = digests, entry.bytes !== void 0 && (twin.bytes = entry.bytes);
		}
	}
	/** The manifest, refused when it has no seal at all: a gate that checked nothing must not pass. */
	done(more = {}) {
		this.#weak.size > 0 && this.#index();
		for (let [key, { line, path, what }] of this.#weak) this.#byPath.has(key) || this.problem("manifest-digest-weak", line, `${what} alone is no seal: it needs sha256, sha384, sha512 or blake2b beside it`, path);
		return this.#seals.length === 0 && this.#problems.length === 0 && this.problem("manifest-empty", void 0, "the manifest seals no file"), {
			...more,
			seals: this.#seals,
			problems: this.#problems,
			notices: [...this.#notices]
		};
	}
};
const BY_LENGTH = /* @__PURE__ */ new Map([
	[64, "sha256"],
	[96, "sha384"],
	[128, "sha512"]
]), LENGTHS = "sha256 has 64, sha384 96, sha512 128", FACTS = [
	"text",
	"eol",
	"bom",
	"git"
];
/**
* What makes two names one. Two spellings of a name in Unicode are one file on some systems and two on others, and a name that is
* not UTF-8 is shown like another one that spells out its escapes: neither may decide what is verified.
*/
function keyOf({ path, rawPath }) {
	return rawPath === void 0 ? path.normalize("NFC") : path;
}
function sameName(a, b) {
	return a.rawPath === void 0 || b.rawPath === void 0 ? a.path === b.path && a.rawPath === b.rawPath : Buffer.compare(a.rawPath, b.rawPath) === 0;
}
function contradict(a, b) {
	return a.bytes !== void 0 && b.bytes !== void 0 && a.bytes !== b.bytes || ALGORITHMS$1.some((x) => differ(a.digests[x], b.digests[x]));
}
const ALGORITHMS$1 = [
	"sha256",
	"sha384",
	"sha512",
	"blake2b512"
];
function differ(a, b) {
	return a !== void 0 && b !== void 0 && a !== b;
}
function digestOfKind(algorithm, hex) {
	return algorithm === "sha256" ? { sha256: hex } : { [algorithm]: hex };
}
// src/seal/lines.ts
/**
* Calls back for each line of a manifest, without its line feed and without one carriage return before it. Only LF ends a line; the CR
* is dropped (coreutils does so since 9.0) with a notice. A file whose last line has no line feed may have been cut inside that line, so
* it is a problem; an inline manifest has no such rule. Stops early when the manifest is hopeless.
* @param take gets the text and the number of the line, from 1
*/
function eachLine(manifest, entries, take) {
	let { text } = manifest, number = 0;
	for (let start = 0; start < text.length && !entries.hopeless;) {
		let feed = text.indexOf("\n", start);
		number++;
		let end = feed < 0 ? text.length : feed;
		feed < 0 && manifest.file && entries.problem("manifest-truncated", number, "the last line has no line feed: the manifest may be cut");
		let cr = end > start && text.charCodeAt(end - 1) === 13;
		cr && entries.notice("it has CRLF line ends"), take(text.slice(start, cr ? end - 1 : end), number), start = end + 1;
	}
}
/** As `eachLine`, without empty lines and comments (`#` in the first column). */
function eachEntryLine(manifest, entries, take) {
	eachLine(manifest, entries, (text, line) => {
		text !== "" && !text.startsWith("#") && take(text, line);
	});
}
/** The first lines that are neither empty nor a comment, for detection. No regular expression over the whole text: it could overflow. */
function firstEntryLines(text, count = 1) {
	let lines = [];
	for (let start = 0; start < text.length && lines.length < count;) {
		let feed = text.indexOf("\n", start), end = feed < 0 ? text.length : feed, line = text.slice(start, end > start && text.charCodeAt(end - 1) === 13 ? end - 1 : end);
		line.trim() !== "" && !line.startsWith("#") && lines.push(line), start = end + 1;
	}
	return lines;
}
/**
* Undoes the escapes that GNU coreutils write when a line starts with a backslash: `\\`, `\n`, `\r` and nothing else. Undefined for any
* other sequence or a lone backslash at the end.
* @see https://www.gnu.org/software/coreutils/manual/html_node/cksum-output-modes.html
*/
function unescapeName(name) {
	if (!/\\(?![\\nr])/.test(name.replaceAll("\\\\", ""))) return name.replace(/\\([\\nr])/g, (_, c) => c === "n" ? "\n" : c === "r" ? "\r" : "\\");
}
// src/seal/formats/bagit.ts
/**
* BagIt payload and tag manifests (RFC 8493 and the 0.9x drafts): `manifest-ALGORITHM.txt`, `tagmanifest-ALGORITHM.txt`.
*
*   entry = digest 1*BLANK path LF
*   path  = relative to the bag, `/` only; of the payload: below `data/`
*           since 1.0 LF, CR and "%" stand as %0A, %0D, %25, and nothing else is encoded; before it only LF and CR
*
* The lines look like GNU's reversed form: only the file's name tells that it is a BagIt manifest, and of which algorithm.
* @see https://www.rfc-editor.org/rfc/rfc8493#section-2.1.3
*/
const NAME = /^(tag)?manifest-([a-z0-9-]+)\.txt$/i, PAYLOAD_LINE = /^[0-9A-Fa-f]{32,}[ \t]+\*?(?:\.\/)*data\//, TAG_LINE = /^[0-9A-Fa-f]{32,}[ \t]+[^ \t]/, ALGORITHMS = /* @__PURE__ */ new Map([
	["sha256", "sha256"],
	["sha384", "sha384"],
	["sha512", "sha512"],
	["blake2b", "blake2b512"],
	["blake2b512", "blake2b512"]
]), bagit = {
	name: "bagit",
	detect: ({ text, fileName }) => {
		let [, tag, name] = NAME.exec(fileName ?? "") ?? [], line = firstEntryLines(text)[0] ?? "";
		return name !== void 0 && (tag === void 0 ? PAYLOAD_LINE : TAG_LINE).test(line);
	},
	parse: parseBagManifest
};
/**
* Reads one manifest of a bag. `fileName` names the algorithm and tells payload from tag manifest; without it the digests' length and
* the rules of a payload manifest hold. `bagVersion` comes from `parseBagitTxt`; without it the rules of 1.0 hold.
*/
function parseBagManifest(manifest) {
	let entries = new Entries(manifest), [, tag, name] = NAME.exec(manifest.fileName ?? "") ?? [], strict = isStrict(manifest.bagVersion), payload = tag === void 0;
	return eachEntryLine(manifest, entries, (text, line) => {
		let [, hex, shown] = /^([0-9A-Za-z]+)[ \t]+([^ \t].*)$/s.exec(text) ?? [];
		if (hex === void 0 || shown === void 0) return entries.problem("manifest-malformed", line, "not \"digest path\"");
		let path = decodeBagPath(withoutMark(entries, shown), strict);
		if (payload && !/^(?:\.\/)*data\/./s.test(path)) return entries.problem("manifest-path-unsafe", line, "a payload manifest lists files below data/ only", path);
		if (!payload && /^(?:\.\/)*tagmanifest-[^/]*\.txt$/i.test(path)) return entries.problem("manifest-malformed", line, "a tag manifest lists no tag manifest", path);
		manifest.bagVersion === void 0 && /%(?:0[AD]|25)/i.test(shown) && entries.notice(VERSION_UNKNOWN), addLine(entries, line, path, hex, name, strict);
	}), entries.done();
}
const VERSION_UNKNOWN = "it has encoded names, read as version 1.0 has them";
/** Names in manifests and fetch.txt: %0A and %0D, since 1.0 also %25, in either case. Any other `%` is literal. */
function decodeBagPath(path, strict) {
	return path.replace(strict ? /%(0A|0D|25)/gi : /%(0A|0D)/gi, (_, code) => String.fromCharCode(Number.parseInt(code, 16)));
}
/** True from version 1.0 on. */
function isStrict(version) {
	return version === void 0 || version.major >= 1;
}
function withoutMark(entries, shown) {
	return /^\*(?:\.\/)*(?:data\/|[a-z-]+\.txt$)/i.test(shown) ? (entries.notice("it has the \"*\" marks of md5sum, which BagIt does not know"), shown.slice(1)) : shown;
}
function addLine(entries, line, path, hex, name, strict) {
	let algorithm = name === void 0 ? void 0 : ALGORITHMS.get(name.toLowerCase().replaceAll("-", ""));
	if (name !== void 0 && algorithm === void 0) return entries.weak(line, path, name);
	let digests = entries.digests(line, hex, algorithm);
	if (digests === void 0) return;
	let before = entries.count;
	entries.add({
		path,
		digests,
		line
	}), strict && !entries.failed && entries.count === before && entries.problem("manifest-path-duplicate", line, "the path stands twice, which BagIt 1.0 forbids", path);
}
// src/seal/formats/bagit-tags.ts
/**
* The other files of a bag: `bagit.txt`, `bag-info.txt`, `fetch.txt`. Bytes in, facts and problems out; whoever walks the bag reads the
* files.
* @see https://www.rfc-editor.org/rfc/rfc8493#section-2.1.1
*/
/**
* Reads `bagit.txt`: exactly `BagIt-Version: M.N` and `Tag-File-Character-Encoding: UTF-8`, each on its line. No byte order mark; from
* 1.0 on no blank before a colon. Other encodings are refused, since the manifests could not be read as they are meant.
*/
function parseBagitTxt(bytes) {
	let refuse = (line, reason) => ({ problems: [{
		code: "manifest-malformed",
		line,
		reason: `bagit.txt: ${reason}`
	}] });
	if (!(0, node_buffer.isUtf8)(bytes)) return refuse(1, "it is not UTF-8");
	let lines = Buffer.from(bytes).toString("utf8").split(/\r?\n/);
	if (lines.at(-1) === "" && lines.pop(), lines[0]?.startsWith("﻿") === !0) return refuse(1, "it starts with a byte order mark");
	let [, gap, major, minor] = /^BagIt-Version([ \t]*):[ \t]*([0-9]{1,4})\.([0-9]{1,4})[ \t]*$/.exec(lines[0] ?? "") ?? [];
	if (major === void 0 || minor === void 0) return refuse(1, "the first line is not \"BagIt-Version: M.N\"");
	let version = {
		major: Number(major),
		minor: Number(minor)
	}, [, space, encoding] = /^Tag-File-Character-Encoding([ \t]*):[ \t]*([^ \t]+)[ \t]*$/.exec(lines[1] ?? "") ?? [];
	return encoding === void 0 ? refuse(2, "the second line is not \"Tag-File-Character-Encoding: UTF-8\"") : encoding.toUpperCase() === "UTF-8" ? lines.length === 2 ? isStrict(version) && (gap !== "" || space !== "") ? refuse(1, "a blank stands before a colon, which 1.0 forbids") : {
		version,
		problems: []
	} : refuse(3, "it has more than two lines") : refuse(2, "tag files in an encoding other than UTF-8 are not read");
}
/**
* Finds `Payload-Oxum: OctetCount.StreamCount` in the text of `bag-info.txt`. It is a quick check of completeness and never a substitute for the
* digests. Two that contradict each other are a problem (other readers take the first).
*/
function parseOxum(text) {
	let problems = [], oxum;
	for (let [index, row] of text.split("\n").entries()) {
		let value = /^Payload-Oxum[ \t]*:(.*)$/i.exec(row.trimEnd())?.[1];
		if (value === void 0) continue;
		let [, bytes, files] = /^(0|[1-9][0-9]{0,15})\.(0|[1-9][0-9]{0,15})$/.exec(value.trim()) ?? [], found = {
			bytes: Number(bytes),
			files: Number(files)
		}, wrong = !Number.isSafeInteger(found.bytes) || !Number.isSafeInteger(found.files), other = oxum !== void 0 && (oxum.bytes !== found.bytes || oxum.files !== found.files), reason = wrong ? "Payload-Oxum is not \"bytes.files\"" : "a second Payload-Oxum contradicts the first";
		wrong || other ? problems.push({
			code: "manifest-malformed",
			line: index + 1,
			reason: `bag-info.txt: ${reason}`
		}) : oxum = found;
	}
	return oxum === void 0 || problems.length > 0 ? { problems } : {
		oxum,
		problems
	};
}
/** Reads `fetch.txt`: `URL length path` a line. What it lists and is not there is missing, and said to be fetchable. */
function parseFetch(text, version) {
	let entries = [], problems = [];
	for (let [index, row] of text.split("\n").entries()) {
		if (row.trim() === "") continue;
		let [, length, shown] = /^[^ \t]+[ \t]+(-|[0-9]{1,16})[ \t]+([^ \t].*?)\r?$/.exec(row) ?? [], path = decodeBagPath(shown ?? "", isStrict(version)), wrong = shown === void 0 ? "not \"URL length path\"" : pathProblem(path);
		wrong === void 0 ? entries.push({
			path,
			line: index + 1,
			...length !== "-" && { bytes: Number(length) }
		}) : problems.push({
			code: "manifest-malformed",
			line: index + 1,
			reason: `fetch.txt: ${wrong}`
		});
	}
	return {
		entries,
		problems
	};
}
// src/verify/bag.ts
/** Manifests of a bag with digests that can hold a seal. The weak ones beside them (md5, sha1) add nothing and are left alone. */
const STRONG = /^(tag)?manifest-(?:sha256|sha384|sha512|blake2b(?:512)?)\.txt$/i, PAYLOAD = /^manifest-/i, VERSIONS = /* @__PURE__ */ new Set([
	"0.93",
	"0.94",
	"0.95",
	"0.96",
	"0.97",
	"1.0"
]), MAX_TAG_BYTES = 67108864;
/** True for a file name under which BagIt keeps a manifest. */
function isBagManifestName(name) {
	return /^(?:tag)?manifest-[a-z0-9-]+\.txt$/i.test(name);
}
/** Version and faults of the `bagit.txt` in a folder; nothing when there is none. */
function bagitTxt(folder) {
	let { bytes, problems } = tagFile(folder, "bagit.txt");
	if (bytes === void 0) return { problems };
	let parsed = parseBagitTxt(bytes);
	return parsed.version === void 0 || VERSIONS.has(`${parsed.version.major}.${parsed.version.minor}`) ? parsed : { problems: [{
		code: "manifest-schema-unknown",
		line: 1,
		reason: "bagit.txt: a version of BagIt that is not known (0.93 to 0.97, 1.0)"
	}] };
}
/** Names of the other manifests that make a bag whole, in path order. */
function otherBagManifests(folder, known) {
	return (0, node_fs.readdirSync)(folder).filter((name) => STRONG.test(name) && !known.has(name)).sort(comparePaths);
}
/**
* What a bag promises beyond its digests (RFC 8493 §2.1.3, §2.2.2, §2.2.3): since 1.0 each payload manifest lists each payload file;
* `Payload-Oxum` counts bytes and files; what `fetch.txt` names is listed, and is still missing when it is not there.
* @param sources every manifest of one bag
*/
function bagFindings(folder, sources) {
	let [first] = sources;
	if (first === void 0) return [];
	let payload = sources.filter(({ file }) => PAYLOAD.test(file?.slice(folder.length + 1) ?? "")), { version } = bagitTxt(folder);
	return [
		...version !== void 0 && version.major < 1 ? [] : unequalLists(payload),
		...oxumFindings(folder, first.name),
		...fetchFindings(folder, version, payload)
	];
}
function unequalLists(payload) {
	let [first, ...others] = payload;
	if (first === void 0) return [];
	let lists = payload.map((source) => new Set(source.seals.map(({ path }) => path)));
	return [first, ...others].flatMap((source, index) => source.seals.flatMap(({ path, line }) => lists.every((list, other) => other === index || list.has(path)) ? [] : [{
		code: "manifest-conflict",
		severity: "unverifiable",
		manifest: source.name,
		path,
		line,
		reason: "another payload manifest of this bag does not list it; since 1.0 each one lists every payload file"
	}]));
}
function oxumFindings(folder, manifest) {
	let info = tagFile(folder, "bag-info.txt");
	if (info.bytes === void 0) return unverifiable(manifest, info.problems);
	let { oxum, problems } = parseOxum(info.bytes.toString("utf8"));
	if (oxum === void 0) return unverifiable(manifest, problems);
	let bytes = 0, files = 0;
	for (let entry of walk(folder, () => void 0)) entry.path.startsWith("data/") && (files++, bytes += (0, node_fs.lstatSync)((0, node_path.join)(folder, entry.path), { throwIfNoEntry: !1 })?.size ?? 0);
	return oxum.bytes === bytes && oxum.files === files ? [] : [{
		code: "oxum-mismatch",
		severity: "fail",
		manifest,
		reason: `bag-info.txt promises ${oxum.bytes} bytes in ${oxum.files} files (Payload-Oxum); data/ holds ${bytes} in ${files}`
	}];
}
function fetchFindings(folder, version, payload) {
	let fetched = tagFile(folder, "fetch.txt"), [first] = payload;
	if (first === void 0) return [];
	let manifest = first.name;
	if (fetched.bytes === void 0) return unverifiable(manifest, fetched.problems);
	let { entries, problems } = parseFetch(fetched.bytes.toString("utf8"), version), listed = new Set(first.seals.map(({ path }) => path));
	return [...unverifiable(manifest, problems), ...entries.flatMap(({ path }) => listed.has(path) ? [] : [{
		code: "manifest-conflict",
		severity: "unverifiable",
		manifest,
		path,
		reason: "fetch.txt names it, and no payload manifest lists it"
	}])];
}
/** A tag file of the bag; no bytes when it is not there. Anything but a regular file in its place is a problem: a link could lead out. */
function tagFile(folder, name) {
	let refuse = (code, reason) => ({ problems: [{
		code,
		reason: `${name}: ${reason}`
	}] });
	try {
		let stats = (0, node_fs.lstatSync)((0, node_path.join)(folder, name), { throwIfNoEntry: !1 });
		return stats === void 0 ? { problems: [] } : stats.isFile() ? stats.size > MAX_TAG_BYTES ? refuse("manifest-too-large", `it has ${stats.size} bytes; the limit is ${MAX_TAG_BYTES}`) : {
			bytes: (0, node_fs.readFileSync)((0, node_path.join)(folder, name)),
			problems: []
		} : refuse("manifest-unreadable", "it is not a regular file");
	} catch (error) {
		return refuse("manifest-unreadable", `it cannot be read: ${require_hashing.errorCode(error)}`);
	}
}
function unverifiable(manifest, problems) {
	return problems.map(({ code, reason }) => ({
		code,
		severity: "unverifiable",
		manifest,
		reason
	}));
}
// src/seal/clearsign.ts
const UNSIGNED = "unauthenticated: it carries no signature";
/** The signed text, every other line made empty so that line numbers stay right; text without a signature as it is. */
function unwrapClearsigned(text) {
	if (!/^[ \t\r\n]*-----BEGIN PGP SIGNED MESSAGE-----[ \t\r]*(?:\n|$)/.test(text)) return { text };
	let body = [], part = "before", lines = text.split("\n");
	for (let [index, line] of lines.entries()) {
		let bare = line.trimEnd(), kept = "";
		if (part === "before") part = bare === "-----BEGIN PGP SIGNED MESSAGE-----" ? "headers" : part;
		else if (part === "headers") part = bare === "" ? "body" : part;
		else if (part === "body" && bare === "-----BEGIN PGP SIGNATURE-----") part = "signature";
		else if (part === "body" && line.startsWith("-") && !line.startsWith("- ")) return problem("manifest-malformed", index, "a line in the signed text starts with a dash that is not escaped");
		else if (part === "body") kept = line.startsWith("- ") ? line.slice(2) : line;
		else if (part === "signature") part = bare === "-----END PGP SIGNATURE-----" ? "after" : part;
		else if (bare !== "") return problem("manifest-malformed", index, "there is text outside the signed part");
		body.push(kept);
	}
	return part === "after" ? {
		text: body.join("\n"),
		notice: "unauthenticated: its OpenPGP signature is not verified here"
	} : problem("manifest-truncated", lines.length - 1, "the signed text has no end");
}
function problem(code, index, reason) {
	return { problem: {
		code,
		line: index + 1,
		reason
	} };
}
// src/seal/decode.ts
/**
* Turns a manifest's bytes into text. UTF-8, or UTF-16 with a byte order mark (Windows PowerShell's `>` writes that); anything else
* is kept byte by byte so that names which are not UTF-8 can still be verified for what they are.
*/
function decodeManifest(bytes) {
	let buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	if (buffer.length > node_buffer.constants.MAX_STRING_LENGTH) return { problem: {
		code: "manifest-too-large",
		reason: "the manifest is larger than a text can be in memory"
	} };
	if (startsWith(buffer, [255, 254]) || startsWith(buffer, [254, 255])) return decodeUtf16(buffer);
	let nul = buffer.indexOf(0);
	if (nul >= 0) return { problem: {
		code: "manifest-encoding",
		line: lineAt$1(buffer, nul),
		reason: "the manifest holds a NUL byte: a name that C programs would cut there, or UTF-16 without a byte order mark"
	} };
	let bom = startsWith(buffer, [
		239,
		187,
		191
	]), bytewise = !(0, node_buffer.isUtf8)(buffer), text = buffer.toString(bytewise ? "latin1" : "utf8", bom ? 3 : 0), notices = bom ? ["it starts with a UTF-8 byte order mark"] : [];
	return {
		text,
		bytewise,
		notices: bytewise ? [...notices, "it is not UTF-8: names are taken as bytes"] : notices
	};
}
function decodeUtf16(buffer) {
	let big = buffer[0] === 254, name = big ? "UTF-16BE" : "UTF-16LE", refuse = (reason) => ({ problem: {
		code: "manifest-encoding",
		reason
	} });
	if (buffer.length % 2 != 0) return refuse(`the manifest is ${name} with half a character at its end`);
	let text = (big ? Buffer.from(buffer).swap16() : buffer).toString("utf16le", 2);
	return text.isWellFormed() ? text.includes("\0") ? refuse(`the manifest is ${name} and holds a NUL character`) : {
		text,
		bytewise: !1,
		notices: [`it is ${name}, not UTF-8`]
	} : refuse(`the manifest is ${name} with a lone surrogate`);
}
function startsWith(buffer, mark) {
	return mark.every((byte, index) => buffer[index] === byte);
}
function lineAt$1(buffer, offset) {
	let line = 1;
	for (let at = buffer.indexOf(10); at >= 0 && at < offset; at = buffer.indexOf(10, at + 1)) line++;
	return line;
}
// src/seal/cursor.ts
/**
* Reads fixed layouts off a text without a regular expression: no match objects, and no pattern whose backtracking could overflow on a
* hostile line. Each method moves on only when it finds what it looks for.
*/
var Cursor = class {
	at;
	/** What `isEverydayPath` says of the string that was read last. */
	everyday = !1;
	text;
	constructor(text, at) {
		this.text = text, this.at = at;
	}
	/** Moves past exactly these characters. */
	literal(expected) {
		return this.text.charCodeAt(this.at) !== expected.charCodeAt(0) || expected.length > 1 && !this.text.startsWith(expected, this.at) ? !1 : (this.at += expected.length, !0);
	}
	/** So many lower-case hex digits, or undefined. */
	hex(count) {
		let end = this.at + count;
		if (end > this.text.length) return;
		for (let i = this.at; i < end; i++) {
			let c = this.text.charCodeAt(i);
			if (!(c >= 48 && c <= 57 || c >= 97 && c <= 102)) return;
		}
		let hex = this.text.slice(this.at, end);
		return this.at = end, hex;
	}
	/** A whole number from 0 to 2^53-1 without leading zeros, or undefined. */
	wholeNumber() {
		let value = 0, i = this.at;
		for (; i - this.at < 16; i++) {
			let digit = this.text.charCodeAt(i) - 48;
			if (!(digit >= 0 && digit <= 9)) break;
			value = value * 10 + digit;
		}
		let leadingZero = i > this.at + 1 && this.text.charCodeAt(this.at) === 48;
		if (i !== this.at && !leadingZero && Number.isSafeInteger(value)) return this.at = i, value;
	}
	/** The first of these words that stands here, followed by a quote. */
	wordBeforeQuote(words) {
		for (let word of words) if (this.text.startsWith(word, this.at) && this.text.charCodeAt(this.at + word.length) === QUOTE) return this.at += word.length + 1, word;
	}
	/** The rest of a JSON string whose opening quote is behind; undefined when it is not one. */
	jsonString() {
		let start = this.at, end = this.text.indexOf("\"", start);
		if (!(end < 0)) return this.everyday = isEverydayPath(this.text, start, end), this.everyday || (end = this.#endOfString(start)), this.at = end + 1, this.everyday ? this.text.slice(start, end) : parseString(this.text.slice(start - 1, this.at));
	}
	#endOfString(start) {
		let end = start;
		for (; end < this.text.length && this.text.charCodeAt(end) !== QUOTE;) end += this.text.charCodeAt(end) === BACKSLASH ? 2 : 1;
		return end;
	}
};
/** Refuses, as JSON does, what is escaped wrongly or holds a raw control character. */
function parseString(json) {
	try {
		return String(JSON.parse(json));
	} catch {
		return;
	}
}
const QUOTE = 34, BACKSLASH = 92, NATIVE_SCHEMA = "seal-gate/manifest/1", native = {
	name: "native",
	detect: ({ text }) => /^[ \t\r\n]*\{/.test(text) && /"schema"[ \t\r\n]*:[ \t\r\n]*"seal-gate\/manifest\//.test(text),
	parse: (manifest) => parseCanonical(manifest) ?? parseAnyLayout(manifest)
};
/** The quick reader. Undefined when the text is not exactly in the written layout, whatever the reason. */
function parseCanonical(manifest) {
	let { text } = manifest;
	if (manifest.bytewise) return;
	let head = readHead(text);
	if (head === void 0) return;
	let entries = new Entries(manifest), cursor = new Cursor(text, head.at), line = head.line;
	for (let more = text.startsWith(FILE, head.at); more; line++) {
		let entry = readFile(cursor, line);
		if (entry === void 0 || (entries.add(entry, cursor.everyday), more = cursor.literal(","), !cursor.literal("\n"))) return;
	}
	return text.slice(cursor.at) === "]\n}\n" ? entries.done(head.more) : void 0;
}
const FILE = "{\"path\": \"", TEXTS = [
	"ascii",
	"utf-8",
	"binary"
], EOLS = [
	"lf",
	"crlf",
	"mixed",
	"none"
];
/** One line of `files` up to its `}`; undefined when it is not as `writeNative` lays it out. */
function readFile(cursor, line) {
	if (!cursor.literal(FILE)) return;
	let path = cursor.jsonString();
	if (path === void 0 || !cursor.literal(", \"sha256\": \"")) return;
	let sha256 = cursor.hex(64);
	if (sha256 === void 0 || !cursor.literal("\", \"bytes\": ")) return;
	let bytes = cursor.wholeNumber();
	if (bytes === void 0) return;
	let entry = {
		path,
		digests: { sha256 },
		bytes,
		line
	};
	return cursor.literal("}") || readFacts(cursor, entry) && cursor.literal("}") ? entry : void 0;
}
function readFacts(cursor, entry) {
	if (cursor.literal(", \"text\": \"")) {
		let text = cursor.wordBeforeQuote(TEXTS);
		if (text === void 0) return !1;
		entry.text = text;
	}
	if (cursor.literal(", \"eol\": \"")) {
		let eol = cursor.wordBeforeQuote(EOLS);
		if (eol === void 0) return !1;
		entry.eol = eol;
	}
	if (cursor.literal(", \"bom\": true") && (entry.bom = !0), cursor.literal(", \"git\": \"")) {
		let git = cursor.hex(64) ?? cursor.hex(40);
		if (git === void 0 || !cursor.literal("\"")) return !1;
		entry.git = git;
	}
	return !0;
}
/** The lines up to `"files": [`; undefined when they are not as `writeNative` lays them out. */
function readHead(text) {
	let lines = text.slice(0, 1 << 20).split("\n", 6);
	if (lines.some((line) => line.includes("\r")) || lines[0] !== "{" || lines[1] !== "\"schema\": \"seal-gate/manifest/1\",") return;
	let packet = jsonAfter(lines[2], "\"packet\": "), covers = jsonAfter(lines[packet === void 0 ? 2 : 3], "\"covers\": ");
	if (packet !== void 0 && typeof packet != "string" || covers !== void 0 && !isListOfText(covers)) return;
	let files = 2 + (packet === void 0 ? 0 : 1) + (covers === void 0 ? 0 : 1);
	if (lines[files] === "\"files\": [") return {
		at: lines.slice(0, files + 1).join("\n").length + 1,
		line: files + 2,
		more: {
			...packet !== void 0 && { packet },
			...covers !== void 0 && { covers }
		}
	};
}
function jsonAfter(line, key) {
	if (line !== void 0 && line.startsWith(key) && line.endsWith(",")) try {
		return JSON.parse(line.slice(key.length, -1));
	} catch {
		return;
	}
}
function isListOfText(value) {
	return Array.isArray(value) && value.every((item) => typeof item == "string");
}
async function parseAnyLayout(manifest) {
	let { parseLoose } = await Promise.resolve().then(() => require("./native-schema.cjs"));
	return parseLoose(manifest);
}
// src/seal/read.ts
/** Characters. */
const MAX_LINE = 1048576;
/**
* Reads a manifest's bytes. The result has seals only when there is no problem at all: one bad line makes the whole manifest unusable,
* because a reader that skips a line verifies less than it seems to. Never throws on bad bytes.
* @param file false for an inline manifest
*/
async function readManifest(bytes, format, file = !0, options = {}) {
	let { maxBytes = MAX_BYTES$3, ...more } = options;
	if (bytes.length === 0) return refuse({
		code: "manifest-empty",
		reason: "the manifest is empty: zero bytes"
	});
	if (bytes.length > maxBytes) return refuse({
		code: "manifest-too-large",
		reason: `it has ${bytes.length} bytes; the limit is ${maxBytes}`
	});
	let decoded = decodeManifest(bytes);
	if ("problem" in decoded) return refuse(decoded.problem);
	let signed = unwrapClearsigned(decoded.text);
	if ("problem" in signed) return refuse(signed.problem);
	let manifest = {
		text: signed.text,
		bytewise: decoded.bytewise,
		file,
		...more
	}, long = longLine(signed.text);
	if (long !== void 0) return refuse(long);
	let found = await formatOf(manifest, format);
	if (found === void 0) return refuse(await unknownFormat(manifest.text));
	let parsed = await found.parse(manifest), own = signed.notice === void 0 ? parsed.notices : [signed.notice, ...parsed.notices.filter((n) => n !== UNSIGNED)], notices = [...decoded.notices, ...own];
	return {
		...parsed,
		format: found.name,
		notices,
		seals: parsed.problems.length === 0 ? parsed.seals : []
	};
}
function refuse(problem) {
	return {
		format: "unknown",
		seals: [],
		notices: [],
		problems: [problem]
	};
}
/**
* A line that no list can have: the longest path has 32,767 characters, and regular expressions overflow on millions. JSON may stand on
* one line.
*/
function longLine(text) {
	if (!(text.length <= MAX_LINE || /^\s*[{[]/.test(text))) for (let start = 0, line = 1; start < text.length; line++) {
		let feed = text.indexOf("\n", start), end = feed < 0 ? text.length : feed;
		if (end - start > MAX_LINE) return {
			code: "manifest-malformed",
			line,
			reason: `the line has ${end - start} characters; at most ${MAX_LINE} are read`
		};
		start = end + 1;
	}
}
/** The other formats are loaded only when it is not our own: reading them costs a start more than reading a small manifest. */
async function formatOf(manifest, format) {
	if (format === "native" || format === "auto" && native.detect(manifest)) return native;
	let { FORMATS } = await Promise.resolve().then(() => require("./formats.cjs")).then((n) => n.table_exports);
	return format === "auto" ? FORMATS.find((f) => f.detect(manifest)) : FORMATS.find((f) => f.name === format);
}
async function unknownFormat(text) {
	if (firstEntryLines(text).length === 0) return {
		code: "manifest-empty",
		reason: "the manifest holds only blank lines and comments"
	};
	let { FORMATS } = await Promise.resolve().then(() => require("./formats.cjs")).then((n) => n.table_exports);
	return {
		code: "manifest-format-unknown",
		reason: `it is none of the known formats (${FORMATS.map((f) => f.name).join(", ")}); force one with "format" if it is`
	};
}
// src/verify/source.ts
/** Reads one manifest file with everything around it. Never throws: what goes wrong is a problem of the source. */
async function fileSource(name, options) {
	let path = (0, node_path.resolve)(options.cwd, name), root = rootOf(options, (0, node_path.dirname)(path));
	try {
		if (options.trusted === void 0 && leadsOut(options.cwd, path)) return {
			...broken(LEADS_OUT),
			name,
			...root
		};
		let bytes = options.trusted === void 0 ? readWhole(path, options.limit) : await readTrusted(options.trusted, path, options);
		options.expect?.(bytes.length);
		let file = options.trusted === void 0 ? (0, node_fs.realpathSync)(path) : path, bag = isBagManifestName((0, node_path.basename)(file)) ? bagitTxt((0, node_path.dirname)(file)) : { problems: [] }, more = {
			fileName: (0, node_path.basename)(file),
			maxBytes: options.limit,
			maxEntries: options.maxEntries,
			...bag.version !== void 0 && { bagVersion: bag.version }
		}, manifest = await readManifest(bytes, options.format, !0, more);
		return {
			...manifest.format === "bagit" ? inBag(manifest, bag.problems, (0, node_path.basename)(file)) : manifest,
			name,
			sha256: require_hashing.digestOf("sha256", bytes),
			file,
			...isInstalledRecord(manifest, file) ? rootOf(options, (0, node_path.join)((0, node_path.dirname)(path), "..")) : root
		};
	} catch (error) {
		return {
			...broken(problemOf$1(error)),
			name,
			...root
		};
	}
}
/** The paths of a wheel's RECORD start beside its `.dist-info` folder (PEP 376). */
function isInstalledRecord({ format }, file) {
	return format === "wheel-record" && (0, node_path.dirname)(file).endsWith(".dist-info");
}
/** A bag's payload is whole: every file below data/ is listed. */
function inBag(manifest, faults, name) {
	let problems = [...manifest.problems, ...faults], covers = name.toLowerCase().startsWith("tag") ? {} : { covers: ["data/**"] };
	return {
		...manifest,
		...covers,
		problems,
		seals: problems.length === 0 ? manifest.seals : []
	};
}
/** The manifest given inline in the `seals` input. */
async function inlineSource(text, options) {
	let bytes = Buffer.from(text, "utf8");
	return {
		...await readManifest(bytes, options.format, !1, {
			maxBytes: options.limit,
			maxEntries: options.maxEntries
		}),
		name: "(inline seals)",
		sha256: require_hashing.digestOf("sha256", bytes),
		...rootOf(options, options.cwd)
	};
}
const LEADS_OUT = {
	code: "manifest-unreadable",
	reason: "it is reached by a link that leads out of the folder where the gate was started"
};
/**
* True for a place that lies inside by its name and outside in truth. A pull request can put a link in place of a manifest; what it leads
* to must not be read, since problems quote what they read. A place that the user names outside is the user's own choice.
*/
function leadsOut(cwd, place) {
	return within((0, node_path.resolve)(cwd), (0, node_path.resolve)(cwd, place)) ? !within((0, node_fs.realpathSync)(cwd), (0, node_fs.realpathSync)((0, node_path.resolve)(cwd, place))) : !1;
}
function within(folder, place) {
	return place === folder || place.startsWith(folder.endsWith(node_path.sep) ? folder : `${folder}${node_path.sep}`);
}
function rootOf(options, standard) {
	let wanted = (0, node_path.resolve)(options.cwd, options.root ?? standard), shownRoot = (0, node_path.relative)(options.cwd, wanted).split(node_path.sep).join("/") || ".";
	try {
		return (0, node_fs.statSync)(wanted).isDirectory() && !leadsOut(options.cwd, wanted) ? {
			root: (0, node_fs.realpathSync)(wanted),
			shownRoot
		} : { shownRoot };
	} catch {
		return { shownRoot };
	}
}
function broken(problem) {
	return {
		format: "unknown",
		seals: [],
		notices: [],
		problems: [problem]
	};
}
/** The checkout may hold anything at that path, or nothing. */
async function readTrusted(trusted, path, { cwd, limit }) {
	let way = (0, node_path.relative)(cwd, path).split(node_path.sep).join("/"), bytes;
	try {
		bytes = await trusted.read(way);
	} catch (error) {
		throw new Untold(`it could not be read at ${trusted.name}: ${require_hashing.errorMessage(error)}`);
	}
	if (bytes === void 0) throw new NotThere(`there is no such file at ${trusted.name}`);
	if (bytes.length > limit) throw new TooLarge(`it has ${bytes.length} bytes; the limit is ${limit}`);
	return bytes;
}
var Untold = class extends Error {}, NotThere = class extends Error {}, TooLarge = class extends Error {}, NotAFile = class extends Error {};
/** The user named this path, so links are followed; a pipe or device is not read, since it might never end. */
function readWhole(path, limit) {
	let fd = (0, node_fs.openSync)(path, node_fs.constants.O_RDONLY | (node_fs.constants.O_NONBLOCK ?? 0));
	try {
		let stats = (0, node_fs.fstatSync)(fd);
		if (!stats.isFile()) throw new NotAFile("it is not a file");
		if (stats.size > limit) throw new TooLarge(`it has ${stats.size} bytes; the limit is ${limit}`);
		let bytes = Buffer.allocUnsafeSlow(stats.size), at = 0;
		for (let n = 1; n > 0 && at < bytes.length; at += n) n = (0, node_fs.readSync)(fd, bytes, at, bytes.length - at, at);
		if (at !== bytes.length || (0, node_fs.fstatSync)(fd).size !== at) throw Error("it was being written while it was read");
		return bytes;
	} finally {
		(0, node_fs.closeSync)(fd);
	}
}
function problemOf$1(error) {
	if (error instanceof NotThere) return {
		code: "manifest-not-found",
		reason: error.message
	};
	if (error instanceof Untold) return {
		code: "manifest-unreadable",
		reason: error.message
	};
	if (error instanceof TooLarge) return {
		code: "manifest-too-large",
		reason: error.message
	};
	let code = require_hashing.errorCode(error);
	return code === "ENOENT" || code === "ENOTDIR" ? {
		code: "manifest-not-found",
		reason: "there is no such file"
	} : {
		code: "manifest-unreadable",
		reason: `it cannot be read: ${code}`
	};
}
// src/verify/sources.ts
/**
* All manifests of a run: those that were named, the inline one, and for each BagIt manifest the others of its bag, since only together
* do they say what belongs to it.
* @param expect told the size of each manifest before it is parsed
*/
async function readSources(request, expect) {
	let { cwd, format, root, trusted } = request, { maxManifestBytes: limit = MAX_BYTES$3, maxEntries = MAX_ENTRIES$1 } = request, options = {
		cwd,
		format,
		root,
		limit,
		maxEntries,
		expect,
		trusted
	}, sources = [];
	for (let name of request.manifests) sources.push(await fileSource(name, options));
	for (let [folder, named] of bags(sources)) {
		let known = new Set(named.map(({ file }) => file?.slice(folder.length + 1) ?? "")), [first] = named, shown = first?.name.slice(0, first.name.length - (first.file?.length ?? 0) + folder.length + 1) ?? "";
		for (let name of otherBagManifests(folder, known)) {
			let other = await fileSource(`${shown}${name}`, {
				...options,
				format: "bagit"
			});
			sources.push({
				...other,
				partOf: folder
			});
		}
	}
	return request.seals !== void 0 && sources.push(await inlineSource(request.seals, options)), sources;
}
/** What whole bags promise beyond the seals of one manifest. */
function wholeBagFindings(sources) {
	return [...bags(sources)].flatMap(([folder, ofBag]) => ofBag.some(({ problems }) => problems.length > 0) ? [] : bagFindings(folder, ofBag));
}
function bags(sources) {
	let found = /* @__PURE__ */ new Map();
	for (let source of sources) {
		if (source.format !== "bagit" || source.file === void 0) continue;
		let folder = (0, node_path.join)(source.file, "..");
		found.set(folder, [...found.get(folder) ?? [], source]);
	}
	return found;
}
// src/trust-step.ts
/**
* What a change did to seals. Judged are the manifests of the checkout, even where the base's are in force: they are what is merged.
* @param sources the manifests in force
*/
async function judgeReseals(request, sources) {
	let { reseal, trusted, format, maxManifestBytes, maxEntries } = request;
	if (reseal === void 0) return [];
	let { resealFindings } = await Promise.resolve().then(() => require("./reseal.cjs")), now = trusted === void 0 ? sources : await readSources(withoutTrusted(request), () => void 0), broken = new Set(now.filter(({ problems }) => problems.some(({ code }) => code !== "manifest-not-found")).map(({ name }) => name)), places = now.filter(({ name, file }) => file !== void 0 && !broken.has(name)).map(({ name, shownRoot, seals, covers = [] }) => ({
		manifest: name,
		root: shownRoot,
		seals,
		covers
	}));
	return resealFindings({
		...reseal,
		manifests: reseal.manifests.filter((name) => !broken.has(name))
	}, places, format, {
		...maxManifestBytes !== void 0 && { maxBytes: maxManifestBytes },
		...maxEntries !== void 0 && { maxEntries }
	});
}
function withoutTrusted({ trusted: _, ...request }) {
	return request;
}
// src/validator-step.ts
/**
* Runs the validators of every packet, where the request asks for it: a packet never starts anything by itself. Only called for seals
* that all hold, since a manifest that is not the pinned one pins nothing.
*/
async function runPacketValidators(request, verified) {
	if (request.runValidator !== !0) return [];
	let [first] = verified, named = first === void 0 ? {} : { manifest: first.name }, refuse = (reason) => [{
		code: "validator-not-run",
		severity: "unverifiable",
		...named,
		reason
	}];
	if (request.shard !== void 0) return refuse("validators judge whole packets, and this run judges a share of the seals");
	let { runValidators, validatorFindings } = await Promise.resolve().then(() => run_validators_exports), { evidenceOf } = await Promise.resolve().then(() => evidence_exports), findings = [], packets = 0;
	for (let root of new Set(verified.map((one) => one.root))) {
		let own = verified.filter((one) => one.root === root);
		for (let { files } of evidencePackets(request, own)) {
			let evidence = evidenceOf(files);
			packets++, findings.push(...validatorFindings(await runValidators(root, evidence), evidence, own[0]?.name ?? ""));
		}
	}
	return packets === 0 ? refuse("validators were asked for, and nothing that is sealed here is evidence") : findings;
}
/** Passes on what is worth telling: nothing of a quick run, and not every file of a long one. */
function throttled(progress) {
	let last = performance.now();
	return (done, total) => {
		progress === void 0 || performance.now() - last < 250 || (last = performance.now(), progress(done, total));
	};
}
// src/verify/sequential.ts
/** One file after the other, in one thread. */
function sequentialEngine(progress) {
	return (root, seals) => {
		let files = new require_hashing.SealedFiles(root), tell = throttled(progress);
		return seals.map((seal, index) => (index % 64 == 0 && tell(index, seals.length), files.observe(seal)));
	};
}
/**
* All cores on one shared table of work; this thread works too. Whatever is not plainly intact is looked at again here, slowly and with
* reasons, so the observations are those of the sequential engine. A helper that dies ends the run: what it said before does not count.
*/
var HashingPool = class {
	#threads;
	#progress;
	#examination;
	#helpers = [];
	/**
	* @param threads how many in all; `auto` is one for each core
	* @param examination for many files that are not intact, loaded when there are; the threads load the same
	*/
	constructor(threads, progress, examination) {
		this.#progress = progress, this.#examination = examination, this.#threads = Math.min(threads === "auto" ? (0, node_os.availableParallelism)() : threads, 64);
	}
	/** Starts the helpers early when so large a manifest promises work for them: they need a while to start. */
	expect(manifestBytes) {
		manifestBytes >= 1048576 && this.#start();
	}
	engine = async (root, seals) => {
		if (this.#threads < 2 || estimatedMs(seals) < 60) return sequentialEngine(this.#progress)(root, seals);
		this.#start();
		let table = require_hashing.WorkTable.of(seals), helping = Promise.all(this.#helpers.map((helper) => helper.work({
			root,
			work: table.shared
		})));
		helping.catch(() => void 0);
		let files = new require_hashing.SealedFiles(root);
		await this.#workHere(table, files, seals), await helping;
		let told = await this.#examine(root, table, files, seals);
		return seals.map((seal, index) => {
			let verdict = table.verdict(index);
			return verdict === 1 ? PLAINLY_INTACT : told.get(index) ?? (verdict === 0 ? files.observe(seal) : files.lookCloser(seal));
		});
	};
	/** Where many files are not intact, all threads examine them. What they leave out is looked at by the caller. */
	async #examine(root, table, files, seals) {
		let again = table.indexesOf(2);
		if (this.#examination === void 0 || again.length < 256) return /* @__PURE__ */ new Map();
		for (let helper of this.#helpers) helper.prepare();
		let { begin, examiner } = await this.#examination(), { told: first, lesson } = begin(files, again.flatMap((index) => seals[index] ?? [])), told = new Map([...first].map(([at, observation]) => [again[at] ?? 0, observation]));
		for (let index of told.keys()) table.tell(index);
		table.restart();
		let helping = Promise.all(this.#helpers.map((helper) => helper.examine({
			root,
			work: table.shared,
			lesson
		})));
		helping.catch(() => void 0);
		let own = examiner(files, lesson);
		for (let range = table.take(); range !== void 0; range = table.take()) for (let place = range.from; place < range.to; place++) {
			let index = table.indexAt(place), seal = table.verdict(index) === 2 ? seals[index] : void 0;
			seal !== void 0 && told.set(index, own.examine(seal));
		}
		for (let examined of await helping) for (let [index, observation] of examined) told.set(index, observation);
		return told;
	}
	async close() {
		await Promise.all(this.#helpers.splice(0).map((helper) => helper.end()));
	}
	#start() {
		for (; this.#helpers.length < this.#threads - 1;) this.#helpers.push(new Helper());
	}
	async #workHere(table, files, seals) {
		let tell = throttled(this.#progress), spareCore = table.shared.bigs < this.#threads;
		for (let range = table.take(); range !== void 0; range = table.take()) {
			tell(range.from, seals.length);
			for (let place = range.from; place < range.to; place++) {
				let index = table.indexAt(place), seal = seals[index];
				if (seal === void 0) throw Error("the table of work names a seal that is not there");
				let overlap = spareCore && (seal.bytes ?? 0) >= 8388608;
				table.judge(index, overlap ? await files.isIntactOverlapped(seal) : files.isIntact(seal));
			}
		}
	}
};
const PLAINLY_INTACT = { state: "intact" };
function estimatedMs(seals) {
	let bytes = 0;
	for (let seal of seals) bytes += seal.bytes ?? 4096;
	return seals.length * .009 + bytes / 1048576 * .55;
}
var Helper = class {
	#worker;
	#fault;
	#settle;
	constructor() {
		let extension = require("url").pathToFileURL(__filename).href.slice(require("url").pathToFileURL(__filename).href.lastIndexOf("."));
		this.#worker = new node_worker_threads.Worker((0, node_url.fileURLToPath)(new URL(`./hash-worker${extension}`, require("url").pathToFileURL(__filename).href)), {
			env: {},
			execArgv: []
		}), this.#worker.on("message", (answer) => this.#settle?.(void 0, answer)), this.#worker.on("error", (error) => this.#fail(`a hashing thread broke: ${require_hashing.errorMessage(error)}`)), this.#worker.on("exit", (code) => this.#fail(`a hashing thread ended in ${code} before its work was done`));
	}
	/** Resolves when this job has no more work for the helper; rejects when the helper died, before or during it. */
	async work(job) {
		await this.#ask(job);
	}
	/** The same, and what it found out. */
	async examine(job) {
		let answer = await this.#ask(job);
		return JSON.parse(String(answer));
	}
	prepare() {
		this.#worker.postMessage("prepare");
	}
	#ask(job) {
		return new Promise((resolve, reject) => {
			this.#settle = (fault, answer) => fault === void 0 ? resolve(answer) : reject(fault), this.#fault === void 0 ? this.#worker.postMessage(job) : reject(this.#fault);
		});
	}
	async end() {
		await this.#worker.terminate();
	}
	#fail(reason) {
		this.#fault ??= Error(reason), this.#settle?.(this.#fault);
	}
};
// src/verify/observation.ts
/** Runs an engine and refuses its work when a verdict was lost: a lost entry must never look like an intact one. */
async function observe(engine, root, seals) {
	let observations = await engine(root, seals);
	if (seals.findIndex((_, index) => observations[index] === void 0) >= 0 || observations.length !== seals.length) throw Error(`the engine gave ${observations.length} verdicts for ${seals.length} seals`);
	return observations;
}
// src/verify/source-findings.ts
const HEX = /^[0-9a-f]{64}$/i;
/** What is wrong with a manifest itself: each makes the run unverifiable. */
function sourceFindings(source) {
	let manifest = source.name, findings = source.problems.map(({ code, line, path, reason }) => ({
		code,
		severity: "unverifiable",
		manifest,
		reason,
		...line !== void 0 && { line },
		...path !== void 0 && { path }
	}));
	return source.root === void 0 && findings.push({
		code: "root-not-found",
		severity: "unverifiable",
		manifest,
		reason: `there is no folder ${JSON.stringify(source.shownRoot)} to look in`
	}), findings;
}
/** Seals of different manifests that contradict each other about one file: at most one of them can be right, and nobody says which. */
function conflictFindings(sources) {
	if (sources.length < 2) return [];
	let findings = [], first = /* @__PURE__ */ new Map();
	for (let source of sources) for (let seal of source.root === void 0 ? [] : source.seals) {
		let key = `${source.root}/${sealKey(seal)}`, known = first.get(key);
		if (known === void 0) first.set(key, {
			seal,
			source
		});
		else if (known.source !== source && contradicts(known.seal, seal)) {
			let { name } = known.source, reason = `${JSON.stringify(name)}, line ${known.seal.line}, seals the same file to other bytes`;
			findings.push({
				code: "manifest-conflict",
				severity: "unverifiable",
				manifest: source.name,
				path: seal.path,
				line: seal.line,
				reason
			});
		}
	}
	return findings;
}
function contradicts(a, b) {
	return a.bytes !== void 0 && b.bytes !== void 0 && a.bytes !== b.bytes || require_hashing.algorithmsOf(a).some((algorithm) => b.digests[algorithm] !== void 0 && a.digests[algorithm] !== b.digests[algorithm]);
}
/**
* Holds the manifest itself to a pinned sha256: without it, whoever can change a file can change its seal too. A pin names one manifest,
* so any other number of them is refused.
*/
function pinFindings(request, sources) {
	let { manifestSha256 } = request;
	if (manifestSha256 === void 0) return [];
	let refuse = (reason) => [{
		code: "manifest-pin-mismatch",
		severity: "unverifiable",
		reason
	}], named = sources.filter(({ partOf }) => partOf === void 0), [source] = named;
	if (source === void 0 || named.length > 1) return refuse(`"manifest-sha256" pins exactly one manifest, and there are ${named.length}`);
	let pin = pinOf$1(request.cwd, manifestSha256);
	if ("reason" in pin) return refuse(pin.reason);
	if (source.sha256 === pin.sha256) return [];
	let expected = { digests: { sha256: pin.sha256 } }, found = source.sha256 === void 0 ? {} : { found: { digests: { sha256: source.sha256 } } };
	return [{
		code: "manifest-pin-mismatch",
		severity: "fail",
		manifest: source.name,
		expected,
		...found,
		reason: "the manifest is not the pinned one: its own bytes changed"
	}];
}
function pinOf$1(cwd, pin) {
	if (HEX.test(pin)) return { sha256: pin.toLowerCase() };
	let shown = JSON.stringify(pin);
	try {
		if (leadsOut(cwd, pin)) return { reason: `the pin ${shown} is reached by a link that leads out of the folder where the gate was started` };
		let [first = ""] = readWhole((0, node_path.resolve)(cwd, pin), 65536).toString("utf8").trimStart().split(/\s/, 1);
		return HEX.test(first) ? { sha256: first.toLowerCase() } : { reason: `the pin file ${shown} does not begin with 64 hex digits` };
	} catch (error) {
		return { reason: `the pin ${shown} is neither 64 hex digits nor a file that can be read (${require_hashing.errorCode(error)})` };
	}
}
// src/seal/glob.ts
const MAX_LENGTH = 4096;
/** The matcher of a glob, or one sentence on why it can be none. */
function compileGlob(glob) {
	if (glob === "") return "it is empty";
	if (glob.length > MAX_LENGTH) return `it has more than ${MAX_LENGTH} characters`;
	if (glob.startsWith("/")) return "it is absolute; it is matched against paths relative to the root";
	let alternatives = expanded(glob);
	if (typeof alternatives == "string") return alternatives;
	let patterns = alternatives.map((text) => text.split("/"));
	if (patterns.some((segments) => segments.some((segment) => segment === ".." || segment === "." || segment === ""))) return "it has an empty, \".\" or \"..\" segment, which no path has";
	let compiled = patterns.map((segments) => segments.map((segment) => segment === "**" ? ANY_DEPTH : tokens(segment)));
	return (path) => {
		let segments = path.split("/").map((segment) => [...segment]);
		return compiled.some((pattern) => matches(pattern, segments, (token, segment) => token !== ANY_DEPTH && matches(token, segment, fits, isStar), isAnyDepth));
	};
}
const ANY_DEPTH = "**", isStar = (token) => token === "*", isAnyDepth = (segment) => segment === "**", fits = (token, character) => token !== "*" && token(character);
/**
* Wildcard matching with one point of return: when the items after the last wildcard do not fit, that wildcard takes one item more. An
* earlier wildcard need never be asked again, so this takes pattern times items steps at most.
*/
function matches(pattern, items, fit, wild) {
	let p = 0, back = -1, taken = 0;
	for (let i = 0; i < items.length;) {
		let part = pattern[p], item = items[i];
		if (part !== void 0 && wild(part)) back = p++, taken = i;
		else if (part !== void 0 && item !== void 0 && fit(part, item)) p++, i++;
		else if (back >= 0) p = back + 1, i = ++taken;
		else return !1;
	}
	return pattern.slice(p).every(wild);
}
function tokens(segment) {
	let characters = [...segment], found = [];
	for (let at = 0; at < characters.length; at++) {
		let character = characters[at] ?? "";
		if (character === "*") found.push("*");
		else if (character === "?") found.push(() => !0);
		else if (character === "[" && characters.indexOf("]", at + 2) > 0) {
			let end = characters.indexOf("]", at + 2);
			found.push(oneOf$2(characters.slice(at + 1, end))), at = end;
		} else {
			let literal = character === "\\" ? characters[++at] ?? "\\" : character;
			found.push((other) => other === literal);
		}
	}
	return found;
}
function oneOf$2(members) {
	let negated = members[0] === "!" || members[0] === "^", list = negated ? members.slice(1) : members, ranges = [];
	for (let at = 0; at < list.length; at++) {
		let from = list[at] ?? "", to = list[at + 1] === "-" ? list[at + 2] : void 0;
		ranges.push([from, to ?? from]), to !== void 0 && (at += 2);
	}
	return (character) => ranges.some(([from, to]) => from <= character && character <= to) !== negated;
}
/** Every way to choose one branch of each `{a,b}`; nested ones too. A brace without a partner or without a comma is literal. */
function expanded(glob) {
	let done = [], open = [glob];
	for (let next = open.pop(); next !== void 0; next = open.pop()) {
		let brace = firstBrace(next);
		if (brace === void 0) done.push(next);
		else for (let branch of brace.branches) open.push(`${next.slice(0, brace.start)}${branch}${next.slice(brace.end + 1)}`);
		if (done.length + open.length > 64) return "its braces stand for more than 64 globs";
	}
	return done;
}
function firstBrace(glob) {
	for (let start = glob.indexOf("{"); start >= 0; start = glob.indexOf("{", start + 1)) {
		if (glob[start - 1] === "\\") continue;
		let cuts = [start], depth = 0;
		for (let at = start; at < glob.length; at++) {
			let c = glob[at];
			if (c === "\\") at++;
			else if (c === "{") depth++;
			else if (c === "," && depth === 1) cuts.push(at);
			else if (c === "}" && --depth === 0) {
				if (cuts.length === 1) break;
				return {
					start,
					end: at,
					branches: cuts.map((cut, index) => glob.slice(cut + 1, cuts[index + 1] ?? at))
				};
			}
		}
	}
}
// src/verify/coverage.ts
/**
* Looks for files that are in the scope of `covers` and not sealed. Dotfiles count, `.git` does not, links are not followed.
* @param root absolute folder
* @param exempt paths relative to the root that need no seal: the manifests themselves
*/
function coverage(root, covers, seals, exempt) {
	let globs = [...covers].map(([glob, test]) => ({
		glob,
		test,
		used: !1
	})), sealed = new Set(seals.map(sealKey)), strays = [], unlisted = [];
	for (let entry of walk(root, (folder, code) => unlisted.push({
		folder,
		code
	}))) {
		let matching = globs.filter((glob) => glob.test(entry.path));
		for (let glob of matching) glob.used = !0;
		matching.length > 0 && !sealed.has(entry.key) && !exempt.has(entry.path) && strays.push(entry.path);
	}
	for (let glob of globs) glob.used ||= seals.some((seal) => glob.test(seal.path));
	return {
		strays: strays.sort(comparePaths),
		idle: globs.filter((glob) => !glob.used).map(({ glob }) => glob),
		unlisted
	};
}
// src/verify/tree-hash.ts
/** The usual name of the file that holds the sha256 of a packet's manifest: one number for the whole packet. */
const TREE_HASH_NAME = "packet_tree.sha256";
/**
* The file beside a manifest that holds that manifest's own sha256 and nothing else, or undefined. It cannot be sealed by that manifest,
* and since its bytes follow from it, no seal is missing. With any other content it is a file like all others.
* @returns absolute path
*/
function treeHashFile({ file, sha256 }) {
	if (file === void 0 || sha256 === void 0) return;
	let path = (0, node_path.join)((0, node_path.dirname)(file), TREE_HASH_NAME), lines = [
		"",
		`  ${(0, node_path.basename)(file)}`,
		` *${(0, node_path.basename)(file)}`
	].map((rest) => `${sha256}${rest}\n`);
	try {
		return (0, node_fs.lstatSync)(path).isFile() && lines.includes(readWhole(path, 4096).toString("utf8")) ? path : void 0;
	} catch {
		return;
	}
}
// src/verify/stray-findings.ts
/** More would make the time grow with files times globs. */
const MAX_GLOBS = 1e3, SEVERITY = {
	fail: "fail",
	warn: "warning",
	ignore: "notice"
};
/**
* Files in the covered scope that no seal names. Nothing is looked for without `covers`, or when strays are to be ignored.
* @param all every manifest of the run: they need no seal themselves, and a file sealed by one is no stray to another of the same root
*/
function strayFindings(source, root, all, request) {
	let covers = [...source.covers ?? [], ...request.covers];
	if (covers.length === 0 || request.unsealed === "ignore" || all.find((other) => other.root === root && JSON.stringify(other.covers) === JSON.stringify(source.covers)) !== source) return [];
	let manifest = source.name, refuse = (reason) => ({
		code: "covers-empty",
		severity: "unverifiable",
		manifest,
		reason
	});
	if (covers.length > MAX_GLOBS) return [refuse(`"covers" has ${covers.length} globs; at most ${MAX_GLOBS} are matched`)];
	let globs = /* @__PURE__ */ new Map(), refused = [];
	for (let glob of covers) {
		let compiled = compileGlob(glob);
		typeof compiled == "string" ? refused.push(refuse(`the "covers" glob ${JSON.stringify(glob.slice(0, 200))} is none: ${compiled}`)) : globs.set(glob, compiled);
	}
	let seals = all.filter((other) => other.root === root).flatMap((other) => other.seals), own = all.flatMap((other) => [other.file, treeHashFile(other)].filter((file) => file !== void 0)), { strays, idle, unlisted } = coverage(root, globs, seals, new Set(own.map((file) => (0, node_path.relative)(root, file).split(node_path.sep).join("/")))), severity = SEVERITY[request.unsealed];
	return [
		...strays.map((path) => ({
			code: "unsealed",
			severity,
			manifest,
			path,
			reason: "it lies in the sealed scope and has no seal"
		})),
		...unlisted.map(({ folder, code }) => {
			let reason = `the folder cannot be listed (${code}), so files without a seal in it would not be seen`;
			return {
				code: "unreadable",
				severity: "unverifiable",
				manifest,
				path: folder,
				reason
			};
		}),
		...idle.map((glob) => refuse(`the "covers" glob ${JSON.stringify(glob.slice(0, 200))} matches no file at all`)),
		...refused
	];
}
// src/seal/text-rules.ts
/** Rules that a text can be held to beside its seal. */
const TEXT_RULES = [
	"no-bom",
	"lf",
	"ascii",
	"utf-8",
	"nfc",
	"no-invisible"
];
/** The first breach of each rule, in the order of the rules. */
function breachesOf(bytes, rules) {
	return rules.flatMap((rule) => {
		let breach = CHECKS[rule](bytes);
		return breach === void 0 ? [] : [{
			rule,
			...breach
		}];
	});
}
/**
* True for bytes that are no text: a NUL among the first 8,000, as git decides it (xdiff-interface.c `buffer_is_binary`), unless a byte
* order mark says that it is UTF-16.
*/
function isBinary(bytes) {
	let [first, second] = bytes;
	return !(first === 255 && second === 254 || first === 254 && second === 255) && bytes.subarray(0, 8e3).includes(0);
}
const CHECKS = {
	"no-bom": (bytes) => hasBom(bytes) ? {
		offset: 0,
		what: "a byte order mark"
	} : void 0,
	lf: (bytes) => {
		let offset = bytes.indexOf(13);
		return offset < 0 ? void 0 : {
			offset,
			what: bytes[offset + 1] === 10 ? "CRLF" : "CR"
		};
	},
	ascii: (bytes) => {
		if ((0, node_buffer.isAscii)(bytes)) return;
		let offset = bytes.findIndex((byte) => byte > 127);
		return {
			offset,
			what: (0, node_buffer.isUtf8)(bytes) ? named(bytes.toString("utf8", offset, offset + 4)) : byteAt(bytes, offset)
		};
	},
	"utf-8": notUtf8,
	nfc: (bytes) => notUtf8(bytes) ?? otherForm(bytes),
	"no-invisible": (bytes) => notUtf8(bytes) ?? unseen(bytes)
};
function hasBom(bytes) {
	return bytes[0] === 239 && bytes[1] === 187 && bytes[2] === 191;
}
function byteAt(bytes, offset) {
	return `the byte 0x${(bytes[offset] ?? 0).toString(16).padStart(2, "0")}`;
}
function notUtf8(bytes) {
	if ((0, node_buffer.isUtf8)(bytes)) return;
	let offset = validPrefix(bytes);
	return {
		offset,
		what: `${byteAt(bytes, offset)}, which is no UTF-8 here`
	};
}
/**
* Length of the longest start that is UTF-8. Decoding and encoding again gives the same bytes up to the first wrong one, or up to three
* more where that one looks like the replacement character.
*/
function validPrefix(bytes) {
	let again = Buffer.from(bytes.toString("utf8")), at = 0;
	for (; at < bytes.length && bytes[at] === again[at];) at++;
	for (; at > 0 && !(0, node_buffer.isUtf8)(bytes.subarray(0, at));) at--;
	return at;
}
/** A combining mark belongs to what stands before it, so the text is compared line by line: no form reaches over a line feed. */
function otherForm(bytes) {
	if ((0, node_buffer.isAscii)(bytes)) return;
	let offset = 0;
	for (let line of bytes.toString("utf8").split("\n")) {
		let normal = line.normalize("NFC");
		if (normal !== line) {
			let same = [...line].findIndex((character, index) => character !== [...normal][index]), before = [...line].slice(0, Math.max(same, 0)).join("");
			return {
				offset: offset + Buffer.byteLength(before),
				what: `${named(line.slice(before.length))}, which NFC writes otherwise`
			};
		}
		offset += Buffer.byteLength(line) + 1;
	}
}
const UNSEEN$1 = /[\p{Cf}\p{Default_Ignorable_Code_Point}\u2028\u2029\u0085]|(?![\t\n\r])\p{Cc}/u;
/** A byte order mark at the start has a rule of its own. */
function unseen(bytes) {
	let text = bytes.toString("utf8", hasBom(bytes) ? 3 : 0), found = UNSEEN$1.exec(text);
	if (found !== null) return {
		offset: (hasBom(bytes) ? 3 : 0) + Buffer.byteLength(text.slice(0, found.index)),
		what: named(found[0])
	};
}
/** `U+200B` */
function named(text) {
	return `U+${(text.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
}
// src/verify/text-rule-findings.ts
/** A larger file is not judged by text rules, and that is said. */
const LIMIT_BYTES$2 = 67108864;
/**
* Holds intact texts to rules beside their seal; a drifted file has findings enough. What is sealed as `binary` is none; without that fact
* a NUL among the first bytes says so.
*/
function textRuleFindings(manifest, root, seals, observations, rules) {
	if (rules.length === 0) return [];
	let files = new require_hashing.SealedFiles(root);
	return seals.flatMap((seal, index) => {
		if (observations[index]?.state !== "intact" || seal.text === "binary") return [];
		let base = {
			code: "text-rule",
			manifest,
			path: seal.path,
			line: seal.line
		}, bytes = files.content(seal, LIMIT_BYTES$2);
		if (bytes === void 0) return [{
			...base,
			severity: "unverifiable",
			reason: `it has over ${LIMIT_BYTES$2} bytes, or it changed meanwhile`
		}];
		if (seal.text === void 0 && isBinary(bytes)) return [];
		let [first, ...others] = breachesOf(bytes, rules);
		if (first === void 0) return [];
		let place = placeOf$1(bytes, first.offset);
		return [{
			...base,
			severity: "fail",
			location: place,
			reason: [first, ...others].map((breach) => told(bytes, breach)).join("; ")
		}];
	});
}
function told(bytes, { rule, offset, what }) {
	let { line, column } = placeOf$1(bytes, offset);
	return `${rule}: ${what} in line ${line}, column ${column}`;
}
/** Line and column as GitHub counts them: UTF-16 code units. */
function placeOf$1(bytes, offset) {
	let before = bytes.toString("utf8", 0, offset), start = before.lastIndexOf("\n") + 1;
	return {
		line: before.split("\n").length,
		column: before.length - start + 1,
		offset
	};
}
// src/version.ts
/** Written into every report. A test holds it equal to package.json. */
const VERSION = "0.1.0";
// src/gate.ts
/**
* The gate, on one page: read the manifests, verify the bytes, diagnose what drifted, judge, report. Never throws: whatever breaks, of
* any type, is an `unverifiable` report that says so.
*/
async function gate(request, selfTest, { engine, rules } = {}) {
	let pool = new HashingPool(request.threads ?? "auto", request.progress, () => Promise.resolve().then(() => require("./drift.cjs")).then((n) => n.second_look_exports)), probes = typeof selfTest == "function" ? null : selfTest;
	try {
		let sources = await readSources(request, (bytes) => pool.expect(bytes)), drift = new DriftJudge(request.git !== !1), verify = async (source, root, seals) => {
			let observations = await observe(engine ?? pool.engine, root, seals), texts = textRuleFindings(source.name, root, seals, observations, request.textRules ?? []), findings = [...await drift.findings(source, root, seals, observations), ...texts];
			return {
				counts: countsOf(observations),
				findings,
				verified: {
					name: source.name,
					root,
					seals,
					observations,
					findings
				}
			};
		}, judged = [];
		for (let source of sources) judged.push(await judge(source, sources, request, verify));
		let whole = [
			...pinFindings(request, sources),
			...conflictFindings(sources),
			...wholeBagFindings(sources)
		], verified = judged.flatMap((one) => one.verified ?? []), packets = evidencePackets(request, verified);
		typeof selfTest == "function" && (probes = await selfTest(request.shard === void 0 ? packets : []));
		let run = [
			...probeFindings(probes),
			...whole,
			...noManifest(sources),
			...await judgeReseals(request, sources)
		], counts = sum$1(judged.map((one) => one.counts)), manifests = sources.map(manifestReport), verdictOn = (findings) => verdictOf(findings, counts.sealed, counts.intact, sealsListed(manifests)), seals = [...run, ...judged.flatMap((one) => one.findings)], bytes = verdictOn(seals) === "pass" ? [...seals, ...await runPacketValidators(request, verified)] : seals, release = await judgeEvidence(request, packets, {
			verdict: verdictOn(bytes),
			probes
		}, rules), findings = [
			...bytes,
			...release.findings,
			...held(request, release)
		];
		return assemble({
			probes,
			manifests,
			findings,
			counts,
			release,
			...request.shard !== void 0 && { shard: request.shard }
		});
	} catch (error) {
		return brokenReport(error, probes);
	} finally {
		await pool.close();
	}
}
/** The report of a run that broke before it could judge. */
function brokenReport(error, probes) {
	return assemble({
		probes,
		manifests: [],
		findings: [{
			code: "internal-error",
			severity: "unverifiable",
			reason: require_hashing.errorMessage(error)
		}],
		counts: NONE,
		release: NOTHING_JUDGED
	});
}
/** One manifest. Its seals are verified only when nothing at all is wrong with the manifest itself. */
async function judge(source, all, request, verify) {
	let problems = sourceFindings(source), { root, seals } = source;
	if (root === void 0 || problems.length > 0) return {
		counts: NONE,
		findings: problems
	};
	let { shard } = request, judged = await verify(source, root, shard === void 0 ? seals : sealsOfShard(seals, shard)), strays = shard === void 0 || shard.index === 1 ? strayFindings(source, root, all, request) : [], unsealed = strays.filter(({ code }) => code === "unsealed").length;
	return {
		...judged,
		counts: {
			...judged.counts,
			unsealed
		},
		findings: [...judged.findings, ...strays]
	};
}
const NONE = {
	sealed: 0,
	intact: 0,
	drifted: 0,
	missing: 0,
	unsealed: 0,
	unverifiable: 0
};
function countsOf(observations) {
	let counts = {
		...NONE,
		sealed: observations.length
	};
	for (let { state } of observations) state === "intact" ? counts.intact++ : state === "missing" ? counts.missing++ : state === "drifted" || state === "symlink" || state === "not-a-file" ? counts.drifted++ : counts.unverifiable++;
	return counts;
}
function sum$1(all) {
	let total = { ...NONE };
	for (let counts of all) for (let key of Object.keys(NONE)) total[key] += counts[key];
	return total;
}
function probeFindings(probes) {
	if (probes === null || probesHold(probes)) return [];
	let what = [probes.control, ...probes.probes].filter(({ passed }) => !passed).map(({ id, expected, seen }) => `${id}: expected ${expected}, seen ${seen}`).join("; ");
	return [{
		code: "probe-failed",
		severity: "unverifiable",
		reason: `${probes.passed} of ${probes.planned} probes were refused as they must be (${what || `${probes.run} ran`}): this gate cannot be trusted on this runner`
	}];
}
function noManifest(sources) {
	return sources.length > 0 ? [] : [{
		code: "manifest-not-found",
		severity: "unverifiable",
		reason: "no manifest was named and no seals were given: nothing was checked"
	}];
}
function manifestReport(source) {
	let { name, shownRoot, format, packet, sha256, seals, notices } = source;
	return {
		path: name,
		root: shownRoot,
		format,
		...packet !== void 0 && { packet },
		...sha256 !== void 0 && { sha256 },
		seals: seals.length,
		notices
	};
}
function held({ requireClearance }, { decision, reason }) {
	return !requireClearance || decision === "CLEARED_FOR_OPERATOR" ? [] : [{
		code: "production-held",
		severity: "fail",
		reason: `clearance is required, and ${reason}`
	}];
}
function assemble({ probes, manifests, findings, counts, release, shard }) {
	let { decision, packetStatus, reason, holds, needed, blockers } = release;
	return {
		schema: "seal-gate/report/1",
		version: VERSION,
		verdict: verdictOf(findings, counts.sealed, counts.intact, sealsListed(manifests)),
		decision,
		packet_status: packetStatus,
		release: {
			reason,
			holds,
			needed
		},
		counts,
		manifests,
		...shard !== void 0 && { shard },
		findings: inOrder(findings),
		probes,
		blockers
	};
}
function sealsListed(manifests) {
	return manifests.reduce((total, { seals }) => total + seals, 0);
}
// src/seal/write.ts
/**
* The native manifest: one file a line, sorted by path bytes, LF, final newline. The same seals always give the same bytes.
* Throws RangeError, as every writer here, for a seal that no reader could verify: without sha256 (here: or length), with an unsafe
* path, with a name that is not UTF-8, or doubled.
*/
function writeNative(head, seals) {
	let lines = ["{", `"schema": "${NATIVE_SCHEMA}",`];
	head.packet !== void 0 && lines.push(`"packet": ${JSON.stringify(head.packet)},`), head.covers !== void 0 && lines.push(`"covers": [${head.covers.map((glob) => JSON.stringify(glob)).join(", ")}],`), lines.push("\"files\": [");
	let files = sorted(seals).map(fileLine);
	return `${[
		...lines,
		files.join(",\n"),
		"]",
		"}"
	].filter((line) => line !== "").join("\n")}\n`;
}
function fileLine(seal) {
	let { path, bytes, text, eol, bom, git } = seal;
	if (bytes === void 0) throw RangeError(`${path} has no byte length`);
	let facts = [
		text !== void 0 && `, "text": "${text}"`,
		eol !== void 0 && `, "eol": "${eol}"`,
		bom !== void 0 && ", \"bom\": true",
		git !== void 0 && `, "git": "${git}"`
	];
	return `{"path": ${JSON.stringify(path)}, "sha256": "${sha256Of(seal)}", "bytes": ${bytes}${facts.filter(Boolean).join("")}}`;
}
/** GNU `sha256sum` lines, with its escapes for names that hold a backslash, a line feed or a carriage return. */
function writeGnu(seals) {
	return sorted(seals).map((seal) => `${mark(seal)}${sha256Of(seal)}  ${escaped$1(seal.path)}\n`).join("");
}
/** BSD tagged lines as `sha256sum --tag` writes them, with the same escapes. */
function writeBsd(seals) {
	return sorted(seals).map((seal) => `${mark(seal)}SHA256 (${escaped$1(seal.path)}) = ${sha256Of(seal)}\n`).join("");
}
/**
* The payload manifest `manifest-sha256.txt` of a BagIt 1.0 bag: paths below `data/`, with LF, CR and `%` encoded.
* @see https://www.rfc-editor.org/rfc/rfc8493#section-2.1.3
*/
function writeBagManifest(seals) {
	return sorted(seals).map((seal) => {
		if (!/^data\/./s.test(seal.path)) throw RangeError(`${JSON.stringify(seal.path)} is not below data/`);
		return `${sha256Of(seal)}  ${encodeBagPath(seal.path)}\n`;
	}).join("");
}
function encodeBagPath(path) {
	return path.replaceAll("%", "%25").replaceAll("\n", "%0A").replaceAll("\r", "%0D");
}
function mark({ path }) {
	return escaped$1(path) === path ? "" : "\\";
}
function escaped$1(path) {
	return path.replaceAll("\\", "\\\\").replaceAll("\n", "\\n").replaceAll("\r", "\\r");
}
function sha256Of({ path, digests }) {
	if (digests.sha256 === void 0) throw RangeError(`${path} has no sha256`);
	return digests.sha256;
}
function sorted(seals) {
	let paths = /* @__PURE__ */ new Set();
	for (let { path, rawPath } of seals) {
		let problem = pathProblem(path);
		if (problem !== void 0) throw RangeError(`${JSON.stringify(path)} cannot be sealed: ${problem}`);
		if (plainPath(path) !== path) throw RangeError(`${JSON.stringify(path)} cannot be sealed: readers drop a leading "./"`);
		if (rawPath !== void 0) throw RangeError(`${path} cannot be sealed: its name is not UTF-8`);
		let key = path.normalize("NFC");
		if (paths.has(key)) throw RangeError(`${JSON.stringify(path)} cannot be sealed: it stands twice, perhaps in another Unicode form`);
		paths.add(key);
	}
	return seals.toSorted((a, b) => comparePaths(a.path, b.path));
}
// src/probes/control.ts
/** The manifest of the control packet. */
const CONTROL_MANIFEST = "seal-gate.json", CONTROL_FILES = /* @__PURE__ */ new Map([
	["notes/decision.md", lines$1("# Decision", "", "Hold until the rehearsal - and the rollback - are proved.", "A status word proves nothing.")],
	["data/registry.json", lines$1("{", "  \"title\": \"Пломба und Prüfung\",", "  \"state\": \"OPEN\",", "  \"rows\": 3", "}")],
	["sql/0001_apply.sql", lines$1("begin;", "update registry set state = 1;", "commit;")],
	["data/anchor.bin", Buffer.from([
		0,
		255,
		13,
		10,
		0,
		127,
		128,
		1
	])]
]);
function lines$1(...text) {
	return Buffer.from(`${text.join("\n")}\n`, "utf8");
}
/** The files with a native manifest over all of them, outside of which nothing may stand. */
function sealed(packet, files, manifest = CONTROL_MANIFEST) {
	let seals = [...files].map(([path, bytes], index) => ({
		path,
		digests: { sha256: require_hashing.digestOf("sha256", bytes) },
		bytes: bytes.length,
		line: index + 1
	}));
	return new Map([...files, [manifest, Buffer.from(writeNative({
		packet,
		covers: ["**"]
	}, seals))]]);
}
/** The control packet: the gate must pass it, or its refusals mean nothing. */
const CONTROL_TREE = sealed("control", CONTROL_FILES);
// src/probes/outcome.ts
/** Holds an outcome against the probe: passed only when the gate refused the changed packet for the named reason, and nothing leaked. */
function resultOf$1(probe, { changed, report, leaks }) {
	let { id, mutation, codes, cause } = probe, expected = sentence$2(codes.join(", "), cause, !0), seen = changed ? [seenIn(report, probe), ...leaks.map(shown$2)].join("; ") : "the mutation changed nothing";
	return {
		id,
		mutation,
		expected,
		seen,
		passed: seen === expected
	};
}
/** Holds what the gate made of a control against what it must make of it. */
function controlResult({ id, decision, files }, { report, leaks }) {
	let { counts, verdict, findings } = report, all = [
		verdict,
		...findings.map(({ code }) => code),
		...decided(decision === "any" ? decision : report.decision),
		...verdict === "pass" && counts.intact !== files ? [`${counts.intact} of ${files} intact`] : []
	], expected = ["pass", ...decided(decision)].join(", "), seen = [all.join(", "), ...leaks.map(shown$2)].join("; ");
	return {
		id,
		mutation: "none",
		expected,
		seen,
		passed: seen === expected
	};
}
/** The findings that the mutation gave. One more, or one about another file, would mean that the gate saw something else as well. */
function seenIn(report, probe) {
	let { path, cause, verdict } = probe, { findings } = report, odd = [...report.verdict === (verdict ?? report.verdict) ? [] : [report.verdict], ...decided(report.decision)], all = findings.map((one) => path === void 0 || one.path === path ? one.code : `${one.code} of another file`), codes = probe.repeats === !0 ? [...new Set(all)].sort(comparePaths) : all, drift = findings[0]?.drift;
	return sentence$2([...odd, ...codes].join(", "), cause && drift?.causes[0]?.code, drift?.proof !== void 0);
}
/** To hold is what goes without saying. */
function decided(decision) {
	return decision === "CLEARED_FOR_OPERATOR" ? [decision] : [];
}
function shown$2(leak) {
	return `shown where it must not be: ${leak}`;
}
function sentence$2(codes, cause, proved) {
	return cause === void 0 ? codes : `${codes}: ${cause}, ${proved ? "proved" : "not proved"}`;
}
// src/probes/sandbox.ts
/** A private folder (mode 0700) that holds one packet at a time. */
var Sandbox = class {
	#folder = (0, node_fs.mkdtempSync)((0, node_path.join)((0, node_os.tmpdir)(), "seal-gate-probe-"));
	/** Folder of the packet. */
	packet = (0, node_path.join)(this.#folder, "packet");
	#there = /* @__PURE__ */ new Map();
	constructor() {
		(0, node_fs.mkdirSync)(this.packet);
	}
	/** Makes the folder hold exactly this packet; what is there already is not written again. */
	hold(tree) {
		let stale = [...this.#there].filter(([path, entry]) => tree.get(path) !== entry);
		for (let [path] of stale) (0, node_fs.rmSync)((0, node_path.join)(this.packet, path), {
			recursive: !0,
			force: !0
		});
		for (let [path, entry] of tree) this.#there.get(path) !== entry && write((0, node_path.join)(this.packet, path), entry);
		this.#there = new Map(tree);
	}
	/** Digest of every name, link and byte that is on disk: two packets have the same one only when they are the same. */
	fingerprint() {
		let hash = (0, node_crypto.createHash)("sha256"), names = (0, node_fs.readdirSync)(this.#folder, {
			recursive: !0,
			encoding: "utf8"
		}).sort(comparePaths);
		for (let name of names) {
			let path = (0, node_path.join)(this.#folder, name), status = (0, node_fs.lstatSync)(path), content = status.isSymbolicLink() ? `link ${(0, node_fs.readlinkSync)(path)}` : status.isFile() ? sha256$1(path) : "folder";
			hash.update(`${JSON.stringify(name)} ${content}\n`);
		}
		return hash.digest("hex");
	}
	remove() {
		(0, node_fs.rmSync)(this.#folder, {
			recursive: !0,
			force: !0
		});
	}
};
function sha256$1(path) {
	return (0, node_crypto.createHash)("sha256").update((0, node_fs.readFileSync)(path)).digest("hex");
}
function write(path, entry) {
	(0, node_fs.rmSync)(path, {
		recursive: !0,
		force: !0
	}), (0, node_fs.mkdirSync)((0, node_path.dirname)(path), { recursive: !0 }), Buffer.isBuffer(entry) ? (0, node_fs.writeFileSync)(path, entry) : entry === "folder" ? (0, node_fs.mkdirSync)(path) : link$1(path, entry.link);
}
/** Windows lets nobody but administrators make links to files; a junction to the folder of the target is a link as well. */
function link$1(path, target) {
	try {
		(0, node_fs.symlinkSync)(target, path);
	} catch (error) {
		if (require_hashing.errorCode(error) !== "EPERM") throw error;
		(0, node_fs.symlinkSync)((0, node_path.join)((0, node_path.dirname)(path), (0, node_path.dirname)(target)), path, "junction");
	}
}
// src/probes/probe.ts
/** The packet with another entry at one path, or with nothing there. */
function replaced(tree, path, entry) {
	let changed = new Map(tree);
	return entry === null ? changed.delete(path) : changed.set(path, entry), changed;
}
/** The bytes at a path. Throws TypeError when no file stands there: the probe is then wrong, not the gate. */
function bytesAt(tree, path) {
	let entry = tree.get(path);
	if (!Buffer.isBuffer(entry)) throw TypeError("no file stands at that path");
	return entry;
}
/** The seven ways in which sealed files break most often. */
const SEAL_PROBES = [
	{
		id: "sha256-mismatch",
		mutation: "one bit turned, length kept",
		path: "data/anchor.bin",
		change: (bytes) => Buffer.from(bytes.map((byte, index) => index === 4 ? byte ^ 1 : byte)),
		codes: ["digest-mismatch"]
	},
	{
		id: "length-mismatch",
		mutation: "bytes appended",
		path: "sql/0001_apply.sql",
		change: (bytes) => Buffer.concat([bytes, Buffer.from("drop table registry;\n")]),
		codes: ["length-mismatch"],
		cause: "appended"
	},
	{
		id: "em-dash",
		mutation: "each hyphen turned into an em dash",
		path: "notes/decision.md",
		change: (bytes) => Buffer.from(bytes.toString("utf8").replaceAll(" - ", " — "), "utf8"),
		codes: ["length-mismatch"],
		cause: "unicode-punctuation"
	},
	{
		id: "ensure-ascii",
		mutation: "JSON re-encoded with \\u escapes",
		path: "data/registry.json",
		change: (bytes) => Buffer.from(bytes.toString("utf8").replace(/[^\x00-\x7f]/g, escaped), "utf8"),
		codes: ["length-mismatch"],
		cause: "json-reencoded"
	},
	{
		id: "bom",
		mutation: "a UTF-8 byte order mark put in front",
		path: "notes/decision.md",
		change: (bytes) => Buffer.concat([Buffer.from([
			239,
			187,
			191
		]), bytes]),
		codes: ["length-mismatch"],
		cause: "bom-added"
	},
	{
		id: "crlf",
		mutation: "each LF turned into CRLF",
		path: "sql/0001_apply.sql",
		change: (bytes) => Buffer.from(bytes.toString("latin1").replaceAll("\n", "\r\n"), "latin1"),
		codes: ["length-mismatch"],
		cause: "crlf-added"
	},
	{
		id: "missing-file",
		mutation: "a sealed file taken away",
		path: "data/anchor.bin",
		change: () => null,
		codes: ["missing"]
	}
].map((probe) => ({
	...probe,
	verdict: "fail",
	change: (tree) => replaced(tree, probe.path, probe.change(bytesAt(tree, probe.path)))
}));
function escaped(character) {
	return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
// src/probes/run.ts
const SEAL_SUITE = {
	id: "control",
	control: CONTROL_TREE,
	decision: "HOLD_PRODUCTION",
	told: null,
	probes: SEAL_PROBES
};
/**
* Runs the whole gate on packets of real bytes in a private folder: the control of each suite as it is, which must pass, and each bad
* input made from it, which must be refused for its own reason. Never throws: a folder that cannot be made is a failed self-test. The
* results hold no clock, no host name and no path, so they are the same on every machine.
*/
async function runProbes(suites = [SEAL_SUITE], ask = gate) {
	let results = [], control = {
		id: "control",
		mutation: "none",
		expected: "pass",
		seen: "not run",
		passed: !1
	};
	try {
		for (let [index, suite] of suites.entries()) {
			let [own, ...probes] = await runSuite(suite, ask);
			index === 0 && (control = own), results.push(...index === 0 ? probes : [own, ...probes]);
		}
	} catch (error) {
		control = {
			...control,
			seen: `the probes broke: ${require_hashing.errorCode(error)}`,
			passed: !1
		};
	}
	let planned = suites.reduce((total, { probes, inverted }) => total + 1 + probes.length + (inverted?.count ?? 0), -1), passed = results.filter((probe) => probe.passed).length;
	return {
		schema: "seal-gate/probe-results/1",
		control,
		planned: Math.max(planned, 0),
		run: results.length,
		passed,
		probes: results
	};
}
/** The control first, then each probe. */
async function runSuite(suite, ask) {
	let { id, decision, control, told, probes, search, inverted, problem, expired } = suite;
	if (problem !== void 0) return [{
		id,
		mutation: "none",
		expected: "pass",
		seen: problem,
		passed: !1
	}];
	let sandbox = new Sandbox();
	try {
		let outcome = async (tree, more = {}) => {
			sandbox.hold(control);
			let before = sandbox.fingerprint();
			sandbox.hold(tree);
			let changed = sandbox.fingerprint() !== before, report = await ask({
				...request(sandbox.packet),
				...suite.request,
				...more
			}, told);
			return {
				changed,
				report,
				leaks: await search?.(report) ?? []
			};
		}, expectation = {
			id,
			decision,
			files: control.size - 1
		}, allowed = await outcome(control), results = [];
		for (let probe of probes) {
			if (expired?.() === !0) break;
			let changed = changedBy(probe, control);
			if ("problem" in changed) {
				results.push({
					...resultOf$1(probe, allowed),
					seen: changed.problem,
					passed: !1
				});
				continue;
			}
			let refused = await outcome(changed.tree, probe.request);
			results.push(resultOf$1(probe, refused));
		}
		return [
			controlResult(expectation, allowed),
			...results,
			...await inverted?.results(expectation, allowed) ?? []
		];
	} finally {
		sandbox.remove();
	}
}
function changedBy(probe, control) {
	try {
		return { tree: probe.change(control) };
	} catch (error) {
		return { problem: `the mutation could not be made: ${require_hashing.errorMessage(error)}` };
	}
}
/** Format `auto`, as nearly everybody runs it; git has nothing to say about a folder of its own. */
function request(cwd) {
	return {
		cwd,
		manifests: [CONTROL_MANIFEST],
		format: "auto",
		covers: [],
		unsealed: "fail",
		requireClearance: !1,
		git: !1
	};
}
// src/probes/self-test.ts
/**
* The gate, after it has proved on this machine that it refuses bad inputs: drifted files always; forged evidence, hostile manifests and
* the packet's own probes as well where there is evidence to be weighed. Never throws.
*/
async function gateWithSelfTest(request, probes) {
	if (!probes) return gate(request, null);
	let seals = await runProbes();
	return gate(request, async (packets) => packets.length === 0 ? seals : (await Promise.resolve().then(() => all_exports)).runAllProbes(packets));
}
// src/read-options.ts
/** Inputs that may be any text. */
const FREE = /* @__PURE__ */ new Set([
	"manifest",
	"seals",
	"covers",
	"github-token"
]);
/**
* Reads what the user wrote. The schema judges it, and is loaded only when there is something to judge: a value that is neither free
* text, nor the default itself, nor plainly `true` or `false`.
* @throws OptionsError naming every input that is not allowed
*/
async function readOptions(raw) {
	if (!OPTION_NAMES.every((name) => isPlain(name, raw[name] ?? ""))) return (await Promise.resolve().then(() => options_schema_exports)).parseOptions(raw);
	let { manifest = "", seals = "", covers = "" } = raw, flag = (name) => raw[name] ? raw[name] === "true" : DEFAULTS[name];
	return {
		...DEFAULTS,
		manifest: linesOf(manifest),
		seals,
		covers: linesOf(covers),
		"require-clearance": flag("require-clearance"),
		"run-validator": flag("run-validator"),
		probes: flag("probes"),
		upload: flag("upload"),
		sarif: flag("sarif"),
		junit: flag("junit"),
		"check-run": flag("check-run"),
		"github-token": withoutBlanks(raw["github-token"] ?? "")
	};
}
function isPlain(name, value) {
	let standard = DEFAULTS[name];
	return FREE.has(name) || value === "" || value === String(standard) ? !0 : typeof standard == "boolean" && (value === "true" || value === "false");
}
// src/github/context.ts
/** Reads the default variables: https://docs.github.com/actions/reference/workflows-and-actions/variables */
function contextOf(env) {
	let server = (env.GITHUB_SERVER_URL ?? "").replace(/\/+$/, ""), web = /^https?:\/\/[^\s/]+$/.test(server), action = segments(env.GITHUB_ACTION_REPOSITORY, 2), ref = segments(env.GITHUB_ACTION_REF), repository = segments(env.GITHUB_REPOSITORY, 2), run = /^\d+$/.exec(env.GITHUB_RUN_ID ?? "")?.[0];
	return {
		workspace: env.GITHUB_WORKSPACE || process.cwd(),
		temp: env.RUNNER_TEMP || (0, node_os.tmpdir)(),
		...env.GITHUB_STEP_SUMMARY && { summary: env.GITHUB_STEP_SUMMARY },
		...web && action && ref && { docs: `${server}/${action}/blob/${ref}/` },
		...web && repository && run && { runUrl: `${server}/${repository}/actions/runs/${run}` }
	};
}
/** The value as part of a URL that Markdown cannot misread, or undefined when it is not made of path segments. */
function segments(value, count) {
	let parts = (value ?? "").split("/");
	if (!(parts.includes("") || count !== void 0 && parts.length !== count)) return parts.map((part) => encodeURIComponent(part).replace(/[()']/g, percent)).join("/");
}
function percent(character) {
	return `%${character.charCodeAt(0).toString(16)}`;
}
// src/github/event.ts
const TRUSTED = /* @__PURE__ */ new Set([
	"push",
	"schedule",
	"workflow_dispatch",
	"repository_dispatch",
	"release",
	"create"
]), COMMIT$1 = /^[0-9a-f]{40}([0-9a-f]{24})?$/;
/**
* Reads the event of a run: https://docs.github.com/actions/reference/workflows-and-actions/events-that-trigger-workflows
* What cannot be read, or is not shaped as documented, is unknown.
*/
function eventOf(env) {
	let name = env.GITHUB_EVENT_NAME ?? "";
	if (TRUSTED.has(name)) return {
		kind: "trusted",
		name
	};
	let payload = payloadOf(env.GITHUB_EVENT_PATH);
	return name === "pull_request" || name === "pull_request_target" ? pullRequest(payload, name) ?? {
		kind: "unknown",
		name
	} : name === "merge_group" ? mergeGroup(payload) ?? {
		kind: "unknown",
		name
	} : {
		kind: "unknown",
		name
	};
}
function payloadOf(path) {
	try {
		return path === void 0 ? void 0 : JSON.parse((0, node_fs.readFileSync)(path, "utf8"));
	} catch {
		return;
	}
}
function pullRequest(payload, name) {
	let change = at(payload, "pull_request"), base = at(change, "base", "sha"), head = at(change, "head", "sha"), number = at(change, "number"), labels = at(change, "labels");
	if (isCommit(base) && isCommit(head) && typeof number == "number" && Number.isSafeInteger(number)) return {
		kind: "pull-request",
		base,
		head,
		number,
		labels: labelNames(labels),
		target: name === "pull_request_target"
	};
}
function mergeGroup(payload) {
	let base = at(payload, "merge_group", "base_sha"), ref = at(payload, "merge_group", "head_ref");
	if (!isCommit(base)) return;
	let [, number] = typeof ref == "string" ? /\/pr-([1-9][0-9]{0,9})-[0-9a-f]{40,64}$/.exec(ref) ?? [] : [];
	return {
		kind: "merge-queue",
		base,
		...number !== void 0 && { number: Number(number) }
	};
}
/** Names of labels in a pull request or issue, as the API gives them. */
function labelNames(labels) {
	return Array.isArray(labels) ? labels.map((label) => at(label, "name")).filter((name) => typeof name == "string") : [];
}
function isCommit(value) {
	return typeof value == "string" && COMMIT$1.test(value);
}
/** What stands at the end of a way through objects of unknown shape. */
function at(value, ...way) {
	let here = value;
	for (let key of way) {
		if (typeof here != "object" || !here || !Object.hasOwn(here, key)) return;
		here = Reflect.get(here, key);
	}
	return here;
}
// src/report/escape.ts
/** Text of which every character is seen: most of it. The other test takes a millisecond to set up. */
const PRINTABLE_ASCII = /^[ -~]*$/;
let invisible;
/** Longer than any path of Linux (4096 bytes) in a sentence. */
const MAX_SHOWN = 6e3, LOOK_ALIKES = "АВЕЅІЈКМНОРСТУХаеѕіјорсухһԁԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧανορυ", LOOK_ALIKE = RegExp(`[${LOOK_ALIKES}]`, "gu"), ALL_LOOK_ALIKE = RegExp(`^[${LOOK_ALIKES}]+$`, "u"), PLAIN_NAME = /^[\w@%+=,./-]+$/;
/** `\u{202E}` for one character. */
function codePoint(character) {
	return `\\u{${(character.codePointAt(0) ?? 0).toString(16).toUpperCase()}}`;
}
/** The text on one line, with every invisible character as `\u{XXXX}`. */
function showInvisible(text) {
	let shown = shortened(text);
	return PRINTABLE_ASCII.test(shown) ? shown : (invisible ??= RegExp("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Zl}\\p{Zp}\\p{Default_Ignorable_Code_Point}\\p{Noncharacter_Code_Point}\\u2800]|(?! )\\p{Zs}", "gu"), shown.replace(invisible, codePoint));
}
/** A hostile name of ten million characters must not fill a log. The whole of it stands in report.json. */
function shortened(text) {
	return text.length <= MAX_SHOWN ? text : `${text.slice(0, MAX_SHOWN)}… (${text.length} characters)`;
}
/** True when some character of the text cannot be seen. */
function hasInvisible(text) {
	return showInvisible(text) !== text;
}
/** A path in quotes, as JSON would write it, with every invisible character visible. Two different paths never look the same. */
function quotePath(path) {
	return showLookAlikes(showInvisible(JSON.stringify(path)));
}
/**
* Cyrillic and Greek letters that look like Latin ones, as `\u{430}`, in words where they could be taken for them: words that mix them
* with Latin letters, or hold nothing else. A word that is plainly Cyrillic or Greek stays as it is.
* @see https://www.unicode.org/reports/tr39/#Confusable_Detection
*/
function showLookAlikes(text) {
	return PRINTABLE_ASCII.test(text) ? text : text.replace(/\p{L}+/gu, (word) => /[A-Za-z]/.test(word) || ALL_LOOK_ALIKE.test(word) ? word.replace(LOOK_ALIKE, codePoint) : word);
}
/**
* One line of the runner's log. The runner obeys `::command::` at the start of a line and `##[command]` anywhere in it, on stdout and
* stderr alike, so neither may survive in what we print.
*/
function escapeLog(text) {
	return showInvisible(text).replaceAll("::", ":\\u{3A}").replaceAll("##[", "#\\u{23}[");
}
/** Text for HTML, between tags and in quoted attributes. */
function escapeHtml(text) {
	return showInvisible(text).replace(/[&<>"'`]/g, (character) => `&#${character.charCodeAt(0)};`);
}
/**
* Prose inside a line of GitHub Markdown or a table cell: no tag, entity, emphasis, link, mention, emoji or cell can begin in it.
* A colon is harmless before a space; before anything else it may start a link or an emoji.
*/
function escapeMarkdown(text) {
	return showInvisible(text).replace(/[&<>`|\\*_~[\]@]|:(?=\S)|(?<=www)\./gi, (character) => `&#${character.charCodeAt(0)};`);
}
/**
* A code span that is safe in a table cell too. A backtick would end the span and a pipe the cell, whatever stands before them, so
* both are shown as `\u{…}`; nothing else has a meaning inside a code span.
*/
function codeSpan(text) {
	let shown = showInvisible(text).replace(/[`|]/g, codePoint);
	return shown.trim() === "" ? `\`${"␠".repeat(shown.length) || "(empty)"}\`` : `\`${shown}\``;
}
/** A path as a code span: bare when it is plain, else quoted. */
function codePath(path) {
	return codeSpan(PLAIN_NAME.test(path) ? path : quotePath(path));
}
/** A command as it stands, or undefined when the sink would change it: a command must do what it shows. */
function unchanged(command, escaped) {
	return command !== void 0 && escaped(command) === command ? command : void 0;
}
/**
* A word for a POSIX shell, single-quoted unless plain. Undefined when the path holds invisible characters: a command that cannot be
* read must not be pasted.
*/
function quoteShell(path) {
	if (hasInvisible(path) || path === "") return;
	let word = path.startsWith("-") ? `./${path}` : path;
	return /^[A-Za-z0-9_@%+=,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
// src/github/log.ts
/** Writes lines into the log, none of which the runner can take for a command. */
function say(text) {
	for (let line of text.replace(/\n$/, "").split("\n")) require_toolkit_core.info(escapeLog(line));
}
/** Writes lines under a heading that the log shows folded. */
function sayFolded(heading, text) {
	require_toolkit_core.startGroup(escapeLog(heading)), say(text), require_toolkit_core.endGroup();
}
function annotate({ level, title, message, file, line, column }) {
	let properties = {
		title,
		...file !== void 0 && { file },
		...line !== void 0 && { startLine: line },
		...column !== void 0 && { startColumn: column }
	}, issue = {
		error: require_toolkit_core.error,
		warning: require_toolkit_core.warning,
		notice: require_toolkit_core.notice
	}[level];
	issue(message, properties);
}
/** A warning that belongs to no file. */
function warn(text) {
	require_toolkit_core.warning(escapeLog(text), { title: "Seal Gate" });
}
/** A notice that belongs to no file. */
function inform(text) {
	require_toolkit_core.notice(escapeLog(text), { title: "Seal Gate" });
}
/** Makes the step fail, with one annotation. */
function fail(text) {
	require_toolkit_core.setFailed(escapeLog(text));
}
/** A line in the log every few seconds of a long run. */
function sayProgress() {
	let last = performance.now();
	return (done, total) => {
		performance.now() - last < 1e4 || (last = performance.now(), say(`${done} of ${total} files`));
	};
}
// src/github/manifests.ts
/**
* The files that the `manifest` input names. A line that is the name of something that exists is taken literally, whatever characters it
* has; any other is a pattern of @actions/glob. A line `!pattern` takes matches of the patterns away, never a literal name.
* @throws OptionsError when a line cannot be a pattern
*/
async function expandManifests(lines, workspace) {
	let literal = lines.filter((line) => exists$1((0, node_path.resolve)(workspace, line))), patterns = lines.filter((line) => !literal.includes(line)), negated = patterns.filter((line) => line.startsWith("!")), found = new Set(literal.map((line) => shown$1((0, node_path.resolve)(workspace, line), workspace, line))), unmatched = [];
	for (let pattern of patterns) {
		if (pattern.startsWith("!")) continue;
		let files = await glob(pattern, negated, workspace);
		files.length === 0 && unmatched.push(pattern);
		for (let file of files) found.add(shown$1(file, workspace));
	}
	return {
		matches: [...found].toSorted(comparePaths),
		unmatched
	};
}
function exists$1(path) {
	try {
		return (0, node_fs.lstatSync)(path, { throwIfNoEntry: !1 }) !== void 0;
	} catch {
		return !1;
	}
}
/**
* Without a wildcard there is nothing to look for. @actions/glob reads `#` as a comment and drops the line, so such a line goes through
* as unmatched. Folders are no manifests: without `implicitDescendants: false` a folder's name would stand for every file below it.
*/
async function glob(pattern, negated, workspace) {
	if (!/[*?[]/.test(pattern) || pattern.startsWith("#")) return [];
	let { create } = await Promise.resolve().then(() => require("./glob.cjs"));
	return (await create([pattern, ...negated].map((line) => anchored(line, workspace)).join("\n"), {
		followSymbolicLinks: !1,
		implicitDescendants: !1,
		matchDirectories: !1
	}).catch((error) => {
		throw new OptionsError([{
			name: "manifest",
			value: pattern,
			allowed: `paths, or globs without "." and ".." between their parts (${require_hashing.errorMessage(error)})`
		}]);
	})).glob();
}
/** The pattern below the workspace, whose own name is literal even if it holds `*` or `[`. */
function anchored(line, workspace) {
	let bare = line.replace(/^!+/, "");
	if ((0, node_path.isAbsolute)(bare)) return line;
	let literal = (node_path.sep === "\\" ? workspace : workspace.replaceAll("\\", "\\\\")).replace(/\[(?=[^/]+\])/g, "[[]").replace(/[?*]/g, "[$&]");
	return `${line.startsWith("!") ? "!" : ""}${literal}${node_path.sep}${bare.replace(/^\.\//, "")}`;
}
/** As a user would write it; a name outside the workspace stays as it was given. */
function shown$1(file, workspace, given = file) {
	let path = (0, node_path.relative)(workspace, file);
	return path === "" || path === ".." || path.startsWith(`..${node_path.sep}`) || (0, node_path.isAbsolute)(path) ? given : path.split(node_path.sep).join("/");
}
// src/report/remedy.ts
const RESTORE = {
	say: "If the last commit has the sealed bytes, take them from there; if not, look for the commit that changed them.",
	run: "git checkout HEAD -- FILE"
}, CHECK_OUT_AGAIN = {
	say: "Then let git write the file again.",
	run: "rm -- FILE && git checkout HEAD -- FILE"
}, NO_CONVERSION = {
	say: "Forbid every conversion of its line ends, in .gitattributes.",
	run: "echo 'FILE -text' >> .gitattributes"
}, MEANT = {
	say: "If the change is meant, seal the file again and have the new seal reviewed. If not, take the sealed bytes back.",
	run: "git log --oneline -- FILE"
};
function editorconfig(setting) {
	return { say: `Keep editors and formatters off it: set \`${setting}\` for this file in .editorconfig.` };
}
const BY_CAUSE = {
	"bom-added": [{ say: "Save the file as UTF-8 without a byte order mark." }, RESTORE],
	"bom-removed": [{ say: "The sealed file begins with a byte order mark: save it as UTF-8 with one." }, RESTORE],
	"crlf-added": [NO_CONVERSION, CHECK_OUT_AGAIN],
	"crlf-removed": [NO_CONVERSION, CHECK_OUT_AGAIN],
	"cr-only": [{ say: "Find the tool that writes CR line ends, and keep it off this file." }, RESTORE],
	"eol-mixed": [NO_CONVERSION, RESTORE],
	"unicode-punctuation": [{ say: "Switch off typographic punctuation in the tool that wrote the file." }, RESTORE],
	"unicode-normalized": [{ say: "Write the text in the Unicode form in which it was sealed." }, RESTORE],
	"invisible-characters": [{ say: "Delete the invisible characters; they often come with text pasted from a web page." }, RESTORE],
	"json-reencoded": [{ say: "Write the JSON without new escapes; in Python: json.dumps(…, ensure_ascii=False)." }, RESTORE],
	"json-reformatted": [{ say: "Keep formatters off this file, for example in .prettierignore." }, RESTORE],
	"encoding-changed": [{ say: "Save it in its sealed encoding; in PowerShell: -Encoding utf8NoBOM." }, RESTORE],
	mojibake: [{ say: "Read and write the file as UTF-8 in the tool that changed it." }, RESTORE],
	"final-newline-added": [editorconfig("insert_final_newline = unset"), RESTORE],
	"final-newline-removed": [editorconfig("insert_final_newline = unset"), RESTORE],
	"trailing-whitespace-added": [editorconfig("trim_trailing_whitespace = unset"), RESTORE],
	"trailing-whitespace-removed": [editorconfig("trim_trailing_whitespace = unset"), RESTORE],
	"tabs-expanded": [editorconfig("indent_style = unset"), RESTORE],
	"tabs-unexpanded": [editorconfig("indent_style = unset"), RESTORE],
	truncated: [{ say: "A copy or a download broke off, or the disk was full: fetch the file again." }, RESTORE],
	appended: [{ say: "Find the step that writes to the end of this file, and give it another file." }, RESTORE],
	prepended: [{ say: "Find the tool that puts a header in front of this file, and exclude it there." }, RESTORE],
	emptied: [{ say: "Find the step that opens this file for writing; `>` empties a file before anything is written." }, RESTORE],
	"lfs-pointer": [{
		say: "Fetch the content: `lfs: true` in the checkout step, or by hand.",
		run: "git lfs pull"
	}, { say: "If nobody uses Git LFS here, someone committed the pointer instead of the file." }],
	"git-filter": [{
		say: "Forbid every conversion of this file, in .gitattributes.",
		run: "echo 'FILE -text -ident -filter -working-tree-encoding' >> .gitattributes"
	}, CHECK_OUT_AGAIN],
	compressed: [{ say: "Decompress the file: it was sealed as it was before." }, RESTORE],
	decompressed: [{ say: "Use the compressed file as it was sealed: compressing again seldom gives the same bytes." }, RESTORE],
	"blank-lines-added": [NO_CONVERSION, RESTORE],
	"indentation-changed": [editorconfig("indent_size = unset"), RESTORE],
	"csv-reformatted": [{ say: "Do not save the table in a spreadsheet program: it writes quotes and delimiters its own way." }, RESTORE],
	"markdown-reformatted": [{ say: "Keep formatters off this file, for example in .prettierignore." }, RESTORE],
	"yaml-reformatted": [{ say: "Keep formatters off this file, for example in .prettierignore." }, RESTORE],
	inserted: [{ say: "Find the tool that puts lines into this file, and exclude it there." }, RESTORE],
	duplicated: [{ say: "Find the step that writes this file twice: `>>` where `>` was meant, or a step that was run again." }, RESTORE],
	padded: [{ say: "Copy the file again as a file: a device or a fixed-size record fills its end." }, RESTORE],
	"base64-encoded": [{ say: "Decode it where it is fetched: an API that answers in base64 was saved as it is." }, RESTORE],
	"base64-decoded": [{ say: "Keep the base64 text as it was sealed." }, RESTORE],
	"lfs-content": [{ say: "Seal the content instead of the pointer, or check out without Git LFS (`lfs: false`)." }],
	"symlink-as-text": [{
		say: "Check out where symbolic links work: on Windows, with developer mode and core.symlinks.",
		run: "git config core.symlinks true"
	}, CHECK_OUT_AGAIN],
	"merge-conflict": [{ say: "Resolve the conflict in favour of the sealed side." }, RESTORE],
	encrypted: [{ say: "Unlock the file before the gate runs, for example with `git-crypt unlock`." }],
	"bit-flipped": [{ say: "Fetch the file again, and check the disk and the memory it came through." }, RESTORE],
	"character-changed": [RESTORE, MEANT],
	"another-file": [{ say: "Put the right file here: this one belongs to the other path." }, RESTORE],
	"content-changed": [MEANT]
}, BY_CODE = {
	"digest-mismatch": [MEANT],
	"length-mismatch": [MEANT],
	missing: [{
		say: "Bring the file back.",
		run: "git checkout HEAD -- FILE"
	}, { say: "If it is meant to be gone, seal the others again without it." }],
	moved: [{ say: "Move the file back, or seal it again at its new place." }],
	swapped: [{ say: "Give the two files their own names back." }],
	"case-renamed": [{ say: "Give the file exactly its sealed name, case and Unicode form included." }],
	symlink: [{ say: "Put the file itself in place of the link: a seal holds bytes, and a link can lead anywhere." }],
	"not-a-file": [{ say: "Take away what stands there, and put the sealed file in its place." }, RESTORE],
	"outside-root": [{ say: "Correct the path in the manifest: nothing outside the root is ever read." }],
	"changed-while-reading": [{ say: "Run the gate when no other step writes to the file." }],
	unreadable: [{
		say: "Let the user who runs the gate read the file and its folders.",
		run: "ls -l -- FILE"
	}],
	unsealed: [{ say: "Seal the file, take it out of the covered folders, or set `unsealed: warn`." }],
	"oxum-mismatch": [{ say: "Fetch the bag again, or correct Payload-Oxum if the payload is as it was sent." }],
	"text-rule": [{ say: "Change the text as the rule asks and seal it again, or drop the rule." }],
	"manifest-not-found": [{ say: "Correct the `manifest` input: a path or glob relative to the workspace. The checkout must stand before this step." }],
	"manifest-unreadable": [{ say: "Name a regular file that the user who runs the gate may read." }],
	"manifest-too-large": [{ say: "Split the manifest, one for each folder." }],
	"manifest-encoding": [{ say: "Write the manifest as UTF-8." }],
	"manifest-format-unknown": [{ say: "Name a manifest in a format that the gate reads, or force one with `format`." }],
	"manifest-schema-unknown": [{ say: "Use a version of the gate that knows this schema, or seal again." }],
	"manifest-key-unknown": [{ say: "Delete the key or correct its spelling: a key that is not understood might matter." }],
	"manifest-key-duplicate": [{ say: "Keep one of the two: readers disagree on which of them counts." }],
	"manifest-malformed": [{ say: "Repair the line, or seal again. One bad line makes the whole manifest unusable." }],
	"manifest-truncated": [{ say: "Fetch or write the manifest again: its end is missing." }],
	"manifest-empty": [{ say: "Seal at least one file: a gate that checks nothing must not pass." }],
	"manifest-digest-invalid": [{ say: "Seal the file again: a digest is hexadecimal and has a fixed length." }],
	"manifest-digest-weak": [{ say: "Seal again with sha256: md5, sha1 and checksums can be forged." }],
	"manifest-length-invalid": [{ say: "Seal the file again: a length is a whole number of bytes." }],
	"manifest-path-unsafe": [{ say: "Use a path below the root, with `/` between its parts and no `..`." }],
	"manifest-path-duplicate": [{ say: "Delete the entry that is not right: only one can be." }],
	"manifest-conflict": [{ say: "Delete the seal that is not right: only one can be." }],
	"manifest-pin-mismatch": [{ say: "If the new manifest was reviewed, pin its sha256. If not, take the pinned manifest back: whoever edits seals can hide drift." }],
	"clone-not-isolated": [{ say: "Rehearse on a clone without a network, and let the rehearsal write what it read back: `seal-gate rehearse`." }],
	"clone-points-to-production": [{ say: "Drop what leads to production from the dump (foreign servers, subscriptions, host names in functions), and rehearse again." }],
	"clone-has-secrets": [{ say: "Make a dump without secrets, rotate those that were in it, and rehearse again." }],
	"schema-mismatch-ignored": [{ say: "Make the clone from a dump with the expected schema, or correct the expectations; then rehearse again." }],
	"apply-equals-before": [{ say: "Rehearse a change that changes the clone: a rollback of nothing proves nothing." }],
	"rollback-not-restored": [{ say: "Correct the rollback until every row and every property is back, and rehearse again." }],
	"seal-mismatch": [{ say: "Mend the drifted files first, each as its own finding says: until then nothing here is evidence." }],
	"unicode-byte-drift": [{ say: "Take the sealed bytes back, and switch off what rewrites characters in the tool that did it." }],
	"production-pass-from-clone": [{ say: "Let evidence from production close it, or leave the blocker open: a rehearsal on a clone is no production run." }],
	"forbidden-token": [{ say: "Take the word out of the file, at the line that is named, and seal again. The policy lists the words." }],
	"evidence-invalid": [{ say: "Write the document as its schema asks (schemas/ in this package), and seal it again." }],
	"evidence-schema-unknown": [{ say: "Use a version of the gate that knows this schema, or take the document out of the packet." }],
	"evidence-inconsistent": [{ say: "Make the documents again in one run, so that they speak of the same bytes, and seal them." }],
	"blocker-map-invalid": [{ say: "Correct the map: one map, every id once, no circle, and evidence named for what is closed." }],
	"validator-failed": [{ say: "Correct what it refuses, or the validator itself; then run it again with `seal-gate rerun` and seal the new result." }],
	"validator-not-run": [{ say: "Supply what the reason names; or do not ask for validators here, and rely on the sealed result." }],
	resealed: [{ say: "Review the new bytes together with the new seal. If the change is not meant, take the manifest and the file back from the base." }],
	"seal-added": [{ say: "Review what is sealed now: documents of a packet count as evidence from here on." }],
	"seal-removed": [{ say: "Make sure that the file may change freely from here on; if not, seal it again." }],
	"seal-weakened": [{ say: "Seal again with all that was promised before, or have the weaker promise reviewed." }],
	"reseal-unknown": [{ say: "Let the gate see the base: `fetch-depth: 0` in the checkout step, or a `github-token` that may read the repository." }],
	"root-not-found": [{ say: "Correct the `root` input, or make the folder before the gate runs." }],
	"covers-empty": [{ say: "Correct the glob: one that matches nothing guards nothing." }],
	"probe-failed": [{ say: "Do not trust this run. Use a released version of the gate, and report the failed probe." }],
	"shard-invalid": [{ say: "Merge exactly one report of each shard of one run: download every artifact of the matrix, and no other." }],
	"production-held": [{ say: "Close the open blockers with evidence, or take `require-clearance` away." }],
	"input-invalid": [{ say: "Correct the input in the workflow: a value that is not allowed is never replaced by a default." }],
	"internal-error": [{ say: "Run again. If it breaks again, report it with this message." }]
}, LATER_STEP = { say: "Find the step after the checkout that writes this file, and give it another one." };
/** How the sealed bytes come back, by what git and the proof know. */
function restoring({ code, git, drift }) {
	let before = git?.layer === "commit" ? git.commit?.id : void 0;
	return before !== void 0 && /^[0-9a-f]{40,64}$/.test(before) ? {
		say: "Take the file as it was before the commit that changed it, and commit that.",
		run: `git checkout ${before}~ -- FILE`
	} : git?.layer === "workspace" || git?.layer === "checkout" ? {
		say: "The commit has the sealed bytes: take them from there.",
		run: "git checkout HEAD -- FILE"
	} : drift?.proof === "inversion" ? { say: "The sealed bytes are proved: let `seal-gate restore MANIFEST --write` write them back." } : code === "missing" ? {
		say: "Bring the file back.",
		run: "git checkout HEAD -- FILE"
	} : RESTORE;
}
/** What the cause or the code calls for, with what git knows of the layer. */
function adviceFor(finding) {
	let last = finding.drift?.causes.at(-1), advice = last === void 0 ? BY_CODE[finding.code] : BY_CAUSE[last.code];
	return finding.git?.layer === "workspace" && advice.includes(NO_CONVERSION) ? [LATER_STEP, restoring(finding)] : finding.git?.layer === "commit" && advice.includes(CHECK_OUT_AGAIN) ? [NO_CONVERSION, restoring(finding)] : finding.code === "missing" ? [restoring(finding), ...advice.slice(1)] : advice.map((one) => one === RESTORE ? restoring(finding) : one);
}
/** At most two steps, right for the last cause (it struck last, so it is undone first), else for the code. */
function stepsFor(finding, file) {
	let word = file === void 0 ? void 0 : quoteShell(file);
	return adviceFor(finding).map(({ say, run }) => {
		let command = run === void 0 ? void 0 : filled(run, word);
		return command === void 0 ? { say } : {
			say,
			run: command
		};
	});
}
/** The command with the path in it. A .gitattributes line has its own quoting and anchors: only a plain path is put there. */
function filled(command, word) {
	if (!command.includes("FILE")) return command;
	if (word !== void 0) return command.endsWith(".gitattributes") ? /^[\w@%+=,.-][\w@%+=,./-]*$/.test(word) && !word.startsWith("./") ? command.replaceAll("FILE", () => `/${word}`) : void 0 : command.replaceAll("FILE", () => word);
}
// src/report/words.ts
/** What is the matter with a path, a manifest or a run: the words after its name. */
const WHAT = {
	"digest-mismatch": "is not what was sealed (same length, other bytes)",
	"length-mismatch": "is not what was sealed (other length)",
	missing: "is missing",
	moved: "is not in its place",
	swapped: "holds the bytes of another sealed file",
	"case-renamed": "stands there only under a name that looks the same",
	symlink: "is reached by a symbolic link",
	"not-a-file": "is not a regular file",
	"outside-root": "leads outside the root",
	"changed-while-reading": "was written while it was read",
	unreadable: "could not be read",
	unsealed: "has no seal",
	"oxum-mismatch": "is not the whole bag",
	"text-rule": "breaks a text rule",
	"manifest-not-found": "was not found",
	"manifest-unreadable": "could not be read",
	"manifest-too-large": "is too large",
	"manifest-encoding": "is not text in a known encoding",
	"manifest-format-unknown": "is in no known format",
	"manifest-schema-unknown": "has an unknown schema",
	"manifest-key-unknown": "has an unknown key",
	"manifest-key-duplicate": "has a key twice",
	"manifest-malformed": "is malformed",
	"manifest-truncated": "is cut off",
	"manifest-empty": "seals nothing",
	"manifest-digest-invalid": "has a digest that cannot be one",
	"manifest-digest-weak": "has only digests that prove nothing",
	"manifest-length-invalid": "has a length that cannot be one",
	"manifest-path-unsafe": "names an unsafe path",
	"manifest-path-duplicate": "names a path twice",
	"manifest-conflict": "contradicts another seal",
	"manifest-pin-mismatch": "is not the pinned manifest",
	"clone-not-isolated": "is of a clone that is not shown to be cut off",
	"clone-points-to-production": "is of a clone that leads to production",
	"clone-has-secrets": "is of a clone that holds secrets",
	"schema-mismatch-ignored": "passes over a schema that is not the expected one",
	"apply-equals-before": "is of a change that changed nothing",
	"rollback-not-restored": "is of a rollback that did not bring the state back",
	"seal-mismatch": "is in a packet with a broken seal",
	"unicode-byte-drift": "was rewritten in other characters or another encoding",
	"production-pass-from-clone": "takes a clone for production",
	"forbidden-token": "holds a word that the policy forbids",
	"evidence-invalid": "is no valid document",
	"evidence-schema-unknown": "has a schema that this gate does not know",
	"evidence-inconsistent": "does not fit the other documents",
	"blocker-map-invalid": "is no blocker map that can be in force",
	"validator-failed": "is a validator that did not hold when it was run",
	"validator-not-run": "has no validator that ran here",
	"root-not-found": "has no root folder",
	resealed: "has another seal than at the base",
	"seal-added": "has a seal that it had not at the base",
	"seal-removed": "had a seal at the base, and has none now",
	"seal-weakened": "has a weaker seal than at the base",
	"reseal-unknown": "the seals of the base are not known",
	"covers-empty": "covers nothing",
	"probe-failed": "the self-test failed",
	"production-held": "production is held",
	"shard-invalid": "the shards do not make one run",
	"input-invalid": "an input is not allowed",
	"internal-error": "the gate itself broke"
}, CAUSE = {
	"bom-added": "a byte order mark was added",
	"bom-removed": "the byte order mark was removed",
	"crlf-added": "LF line ends became CRLF",
	"crlf-removed": "CRLF line ends became LF",
	"cr-only": "line ends became CR alone",
	"eol-mixed": "some line ends were changed",
	"unicode-punctuation": "plain punctuation became typographic",
	"unicode-normalized": "characters were written in another Unicode form",
	"invisible-characters": "invisible characters were added",
	"json-reencoded": "JSON text was written with other escapes",
	"json-reformatted": "JSON was written in another layout",
	"encoding-changed": "the text was saved in another encoding",
	mojibake: "the text was read in a wrong encoding and saved",
	"final-newline-added": "a line feed was added at the end",
	"final-newline-removed": "the last line feed was removed",
	"trailing-whitespace-added": "white space was added at line ends",
	"trailing-whitespace-removed": "white space at line ends was removed",
	"tabs-expanded": "tabs became spaces",
	"tabs-unexpanded": "spaces became tabs",
	truncated: "the end was cut off",
	appended: "bytes were added at the end",
	prepended: "bytes were added at the start",
	emptied: "the file was emptied",
	"lfs-pointer": "this is the Git LFS pointer, not the content",
	"git-filter": "a git filter rewrote it at checkout",
	compressed: "the file was compressed",
	decompressed: "the file was decompressed",
	"blank-lines-added": "every line end was doubled",
	"indentation-changed": "indentation got another width",
	"csv-reformatted": "the table was written with other quotes or delimiters",
	"markdown-reformatted": "Markdown was written with other marks",
	"yaml-reformatted": "YAML was written in another layout",
	inserted: "lines were put in",
	duplicated: "the content stands there more than once",
	padded: "padding was added at the end",
	"base64-encoded": "the file became base64 text",
	"base64-decoded": "the sealed base64 text was decoded",
	"lfs-content": "this is the content, and the Git LFS pointer was sealed",
	"symlink-as-text": "this is the path of a symbolic link, written as text",
	"merge-conflict": "a merge left its conflict markers",
	encrypted: "the file is encrypted",
	"bit-flipped": "one bit is turned",
	"character-changed": "one byte was changed, added or lost",
	"another-file": "the bytes of another sealed file were put here",
	"content-changed": "its content was changed in a way that no known cause explains"
}, EVIDENCE = {
	"clone-not-isolated": !0,
	"clone-points-to-production": !0,
	"clone-has-secrets": !0,
	"schema-mismatch-ignored": !0,
	"apply-equals-before": !0,
	"rollback-not-restored": !0,
	"seal-mismatch": !0,
	"unicode-byte-drift": !0,
	"production-pass-from-clone": !0,
	"forbidden-token": !0,
	"evidence-invalid": !0,
	"evidence-schema-unknown": !0,
	"evidence-inconsistent": !0,
	"blocker-map-invalid": !0,
	"validator-failed": !0,
	"validator-not-run": !0
};
/** True for a finding about what a packet proves, not about bytes. */
function isEvidenceCode(code) {
	return Object.hasOwn(EVIDENCE, code);
}
// src/report/message.ts
const PROOF = {
	inversion: "proved: undoing this gives exactly the sealed bytes",
	pointer: "proved: the pointer names exactly the sealed bytes",
	"git-blob": "proved: git still has the sealed bytes to compare with",
	"sealed-elsewhere": "proved: the sealed bytes stand at another path"
};
/** `1234567` as `1,234,567`. */
function grouped(count) {
	return String(count).replace(/\B(?=(?:\d{3})+$)/g, ",");
}
/** `1 file`, `2 files`. */
function counted(count, one, many = `${one}s`) {
	return `${grouped(count)} ${count === 1 ? one : many}`;
}
/** What happened, in the order in which it happened: `a byte order mark was added, then LF line ends became CRLF (3 ×)`. */
function causeText(drift) {
	return drift === void 0 || drift.causes.length === 0 ? "no known cause explains it" : drift.causes.map(causeSentence).join(", then ");
}
/** The same without particulars. */
function causeNames(drift) {
	return causeText({
		...drift,
		causes: drift.causes.map(({ code, count }) => ({
			code,
			...count !== void 0 && { count }
		}))
	});
}
function causeSentence({ code, count, detail }) {
	let times = count === void 0 || count < 2 ? "" : ` (${grouped(count)} ×)`;
	return `${CAUSE[code]}${times}${detail === void 0 ? "" : `: ${showInvisible(detail)}`}`;
}
/** Whether the causes are known or guessed, in a word. */
function proofWord({ causes, proof }) {
	return proof === void 0 ? causes.every(({ code }) => code === "content-changed") ? "not explained" : "hint" : "proved";
}
/** The same in a sentence. */
function proofText(drift) {
	return drift.proof === void 0 ? `${proofWord(drift)}: no undoing gave the sealed bytes` : PROOF[drift.proof];
}
/** Who or what the finding is about: the quoted path, else the manifest with its line, else nothing. */
function subject({ code, path, manifest, line }) {
	let where = manifest === void 0 ? "" : `manifest ${quotePath(manifest)}${line === void 0 ? "" : `, line ${line}`}`;
	return path === void 0 ? where : code.startsWith("manifest-") && where !== "" ? `${where}, entry ${quotePath(path)}` : quotePath(path);
}
/** What is the matter, in words of ours only. */
function whatText({ code }) {
	return WHAT[code];
}
/** What is the matter, without the name: `is missing`, `is not what was sealed (other length): …`. */
function predicate(finding) {
	let { code, drift, reason } = finding, parts = [WHAT[code]];
	drift !== void 0 && parts.push(`${causeText(drift)} (${proofText(drift)})`);
	let layer = layerText(finding);
	return layer !== void 0 && parts.push(layer), reason !== void 0 && parts.push(showLookAlikes(showInvisible(reason))), parts.join(": ");
}
/** Where the drift entered, and what or who did it, in one sentence; undefined when git knows nothing. */
function layerText({ code, git }) {
	let gone = code === "missing";
	if (git?.layer === "commit") return `${gone ? "it is not in the commit" : "the committed file is wrong already"}${git.commit === void 0 ? "" : `, since commit ${commitText(git.commit)}`}`;
	if (git?.layer === "checkout") {
		let reasons = (git.because ?? []).map(({ text, file, line }) => showInvisible(`${text}${file === void 0 ? "" : ` in ${file}${line === void 0 ? "" : `, line ${line}`}`}`));
		return `the commit is right, the checkout ${gone ? "left it out" : "rewrote it"}${reasons.length === 0 ? "" : ` (${reasons.join("; ")})`}`;
	}
	return git?.layer === "workspace" ? `the commit is right and the checkout too: a later step ${gone ? "removed it" : "wrote this"}` : void 0;
}
function commitText({ id, date, subject }) {
	let when = date === void 0 ? "" : ` of ${showInvisible(date.slice(0, 10))}`;
	return `${id.slice(0, 12)}${when}${subject === void 0 ? "" : ` ${quotePath(subject)}`}`;
}
/** One line: who, what, why, and whether the why is proved or a hint. */
function headline(finding) {
	return `${subject(finding)} ${predicate(finding)}`.trim();
}
/** The particulars, one line each: sealed and found measures, places, and what limited the search. */
function explain(finding) {
	let { expected, found, drift, git } = finding, lines = [];
	expected !== void 0 && lines.push(`sealed: ${measureText(expected)}`), found !== void 0 && lines.push(`found:  ${measureText(found)}`);
	let locations = drift?.locations ?? [];
	lines.push(...locations.map(locationText));
	let places = drift?.places ?? 0;
	places > locations.length && lines.push(`${counted(places - locations.length, "more place differs", "more places differ")}`);
	let layer = layerText(finding);
	layer !== void 0 && lines.push(`where: ${layer}`);
	for (let { text, run } of git?.notes ?? []) lines.push(`git: ${showInvisible(text)}${commandText(run)}`);
	return drift?.limit !== void 0 && lines.push(`not searched to the end: ${showInvisible(drift.limit)}`), lines;
}
/** The words of a command, quoted for a shell; nothing when one of them could not be read before it is pasted. */
function commandText(words) {
	let quoted = (words ?? []).map((word) => quoteShell(word));
	return quoted.length === 0 || quoted.includes(void 0) ? "" : ` Try: ${quoted.join(" ")}`;
}
function measureText({ bytes, digests }) {
	let length = bytes === void 0 ? [] : [counted(bytes, "byte")], entries = Object.entries(digests ?? {});
	return [...length, ...entries.map(([algorithm, hex]) => `${algorithm} ${showInvisible(hex)}`)].join(", ") || "not known";
}
/** `line 3, column 14, byte 120: "-" became U+2014 EM DASH`. */
function locationText({ line, column, offset, expected, found }) {
	let place = `line ${grouped(line)}, column ${grouped(column)}, byte ${grouped(offset)}`;
	return expected === void 0 && found === void 0 ? place : `${place}: ${shownBytes(expected)} became ${shownBytes(found)}`;
}
function shownBytes(text) {
	return text === void 0 ? "unknown bytes" : text === "" ? "nothing" : showInvisible(text);
}
/**
* What to do about it: at most two steps.
* @param file the path as a command would name it, when that is not the sealed path itself (another root)
*/
function remedy(finding, file = finding.path) {
	return stepsFor(finding, file);
}
/** The page that explains the finding, relative to this repository. */
function docsUrl({ code, drift }) {
	return code.startsWith("manifest-") ? `docs/formats.md#${code}` : isEvidenceCode(code) ? `docs/evidence.md#${code}` : `docs/drift.md#${drift?.causes[0]?.code ?? code}`;
}
/** The whole run in one sentence. */
function runSentence({ verdict, counts }) {
	let { sealed, drifted, missing, unsealed } = counts;
	if (verdict === "pass") return sealed === 1 ? "The sealed file has exactly its sealed bytes." : `All ${grouped(sealed)} sealed files have exactly their sealed bytes.`;
	if (verdict === "unverifiable") return "This could not be judged, so it does not pass.";
	let wrong = [
		...drifted > 0 ? [`${grouped(drifted)} drifted`] : [],
		...missing > 0 ? [`${grouped(missing)} missing`] : [],
		...unsealed > 0 ? [`${grouped(unsealed)} without a seal`] : []
	];
	return wrong.length === 0 ? "Refused." : `Not as sealed: ${wrong.join(", ")}, of ${counted(sealed, "sealed file")}.`;
}
/** The same, with the worst finding. */
function runHeadline(report) {
	let worst = report.findings.find(({ severity }) => severity === report.verdict);
	if (worst === void 0) return runSentence(report);
	let text = headline(worst);
	return `${runSentence(report)} ${text.charAt(0).toUpperCase()}${text.slice(1)}${text.endsWith(".") ? "" : "."}`;
}
const NEXT = {
	pass: "Nothing to do.",
	fail: "What to do stands beside each file below. The step passes as soon as every sealed byte is back, or the change is sealed.",
	unverifiable: "Repair what is named below and run again. Until then nothing is known about the files."
};
/** What the reader should do next. */
function nextStep({ verdict }) {
	return NEXT[verdict];
}
/** What the decision means, for someone who sees it for the first time. */
function decisionMeaning({ decision }) {
	return decision === "HOLD_PRODUCTION" ? "nothing here clears a release. This is the standing decision until every blocker is closed by evidence." : "no blocker is left. The gate stops holding; the operator decides.";
}
/** `7/7`, or why there is no such number. */
function probesText({ probes }) {
	return probes === null ? "off" : `${probes.passed}/${probes.planned}`;
}
// src/github/outputs.ts
/** Everything that a later step can read, as strings; what was not made is empty. */
function outputsOf(report, reportPath = "") {
	let { sealed, intact, drifted, missing, unsealed, unverifiable } = report.counts;
	return {
		verdict: report.verdict,
		decision: report.decision,
		"packet-status": report.packet_status,
		sealed: String(sealed),
		intact: String(intact),
		drifted: String(drifted),
		missing: String(missing),
		unsealed: String(unsealed),
		unverifiable: String(unverifiable),
		"open-blockers": String(report.blockers.filter(({ state }) => state === "OPEN").length),
		probes: probesText(report),
		"manifest-sha256": report.manifests.map(({ sha256 }) => sha256 ?? "").join("\n"),
		report: reportPath,
		"restore-patch": "",
		"artifact-id": "",
		"artifact-url": ""
	};
}
/** Hands the outputs to the runner. Of two values for one name the runner keeps the later. */
function setOutputs(outputs) {
	for (let [name, value] of Object.entries(outputs)) require_toolkit_core.setOutput(name, value);
}
/** @param workspace absolute path, `/`-separated; needed only when a root or a manifest was named by an absolute path */
function placesOf(report, workspace) {
	let manifests = new Map(report.manifests.map((manifest) => [manifest.path, manifest]));
	return {
		sealedFile({ path, manifest }) {
			let root = manifest === void 0 ? void 0 : manifests.get(manifest)?.root;
			return path === void 0 ? void 0 : inWorkspace(node_path.posix.join(root ?? ".", path), workspace);
		},
		manifestFile({ manifest }) {
			return manifest === void 0 || manifest === "(inline seals)" ? void 0 : inWorkspace(manifest, workspace);
		}
	};
}
function inWorkspace(path, workspace) {
	let base = workspace === void 0 ? void 0 : `${workspace.replace(/\/+$/, "")}/`, relative = node_path.posix.normalize(base !== void 0 && path.startsWith(base) ? path.slice(base.length) : path);
	return relative === ".." || relative.startsWith("../") || relative.startsWith("/") || /^[A-Za-z]:/.test(relative) || relative === "." ? void 0 : relative;
}
// src/report/landing.ts
/** There is nothing to open at the path, or not the sealed file, or the matter is the seal itself: the line that seals it is the place. */
const AT_SEAL = /* @__PURE__ */ new Set([
	"missing",
	"moved",
	"case-renamed",
	"symlink",
	"not-a-file",
	"outside-root",
	"oxum-mismatch",
	"resealed",
	"seal-added",
	"seal-removed",
	"seal-weakened"
]);
/** Leads each finding of the report to its place; undefined when that is not in the repository. */
function landingsOf(report, options = {}) {
	let { workspace, checkout = {
		folder: "",
		others: []
	} } = options, places = placesOf(report, workspace);
	return (finding) => {
		let { code, line } = finding, file = AT_SEAL.has(code) || code.startsWith("manifest-") ? void 0 : inRepository(places.sealedFile(finding), checkout);
		if (file !== void 0) return {
			file,
			...spotOf(finding),
			atSeal: !1
		};
		let manifest = inRepository(places.manifestFile(finding), checkout);
		if (manifest !== void 0) return {
			file: manifest,
			...line !== void 0 && { line },
			atSeal: !0
		};
	};
}
function inRepository(path, { folder, others }) {
	if (!(path === void 0 || folder === void 0 || others.some((other) => path.startsWith(`${other}/`)))) return folder === "" ? path : path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : void 0;
}
function spotOf({ location, drift, found }) {
	let first = location ?? drift?.locations[0];
	return first === void 0 ? {} : existing(first, found?.bytes);
}
/** A file that was cut differs first where it ends: behind its last line feed there is no further line, and nothing in an empty file. */
function existing({ line, column, offset }, bytes) {
	return bytes === void 0 || offset < bytes ? {
		line,
		column
	} : bytes === 0 ? {} : { line: column === 1 && line > 1 ? line - 1 : line };
}
// src/report/annotations.ts
/** actions/runner cuts longer messages: ExecutionContext.cs `_maxIssueMessageLength`. In UTF-16 code units. */
const MESSAGE_LIMIT = 4096, LEVELS = [
	"error",
	"warning",
	"notice"
], LEVEL$1 = {
	fail: "error",
	unverifiable: "error",
	warning: "warning",
	notice: "notice"
};
/** The findings as annotations of a step, worst first; the last of a level that overflows says how many more there are. */
function annotations(report, options = {}) {
	let annotate = annotator(report, options);
	return LEVELS.flatMap((level) => {
		let findings = report.findings.filter(({ severity }) => LEVEL$1[severity] === level), limit = options.limits?.[level] ?? 10, shown = findings.length > limit ? findings.slice(0, Math.max(limit - 1, 0)) : findings, rest = findings.length - shown.length, each = shown.map(annotate);
		return rest === 0 || limit < 1 ? each : [...each, overflow(report, level, rest, options.where)];
	});
}
/** One finding as an annotation: what happened and what to do in the first line of the message, then the particulars. */
function annotator(report, options = {}) {
	let places = placesOf(report, options.workspace), landingOf = landingsOf(report, options);
	return (finding) => {
		let { file, line, column } = landingOf(finding) ?? {}, [first, ...more] = remedy(finding, places.sealedFile(finding)), lines = [
			firstLine(finding, first?.say ?? ""),
			...first?.run === void 0 ? [] : [`  ${first.run}`],
			...more.flatMap(({ say, run }) => run === void 0 ? [say] : [say, `  ${run}`]),
			...explain(finding)
		];
		return {
			level: LEVEL$1[finding.severity],
			title: titleOf(finding),
			message: wholeLines(lines),
			...file !== void 0 && { file },
			...line !== void 0 && { line },
			...column !== void 0 && { column }
		};
	};
}
function firstLine(finding, advice) {
	let text = cut(headline(finding), 2e3);
	return `${text}${/[.…!?]$/.test(text) ? "" : "."} ${advice}`.trim();
}
/** As many whole lines as GitHub keeps: half a command is worse than none. */
function wholeLines([first = "", ...more]) {
	let text = cut(first, MESSAGE_LIMIT);
	for (let line of more) {
		if (text.length + 1 + line.length > MESSAGE_LIMIT) break;
		text += `\n${line}`;
	}
	return text;
}
/** No character is cut in two. */
function cut(text, limit) {
	return text.length <= limit ? text : `${text.slice(0, limit - 1).replace(/[\ud800-\udbff]$/, "")}…`;
}
function titleOf({ code, drift }) {
	let causes = drift?.causes.map((cause) => cause.code).join(" + ") ?? "";
	return `Seal Gate: ${code}${causes === "" ? "" : ` (${causes}${drift?.proof === void 0 ? ", hint" : ""})`}`;
}
function overflow(report, level, rest, where = "the job summary and report.json") {
	return {
		level,
		title: `Seal Gate: ${counted(rest, "more finding")}`,
		message: cut(`${counted(rest, `more ${level}`)} not shown here: GitHub shows 10 a step. ${where} list all. ${runHeadline(report)}`, MESSAGE_LIMIT)
	};
}
// src/report/bundle.ts
/** Says that no probe ran, which is not the same as probes that passed. */
const NO_PROBES = {
	schema: "seal-gate/probe-results/1",
	control: {
		id: "control",
		mutation: "none",
		expected: "pass",
		seen: "not run",
		passed: !1
	},
	planned: 0,
	run: 0,
	passed: 0,
	probes: []
};
/** The machine-readable files of a run, in the order of their names in the documentation. The same report gives the same bytes. */
function bundleFiles(report) {
	let map = {
		schema: "seal-gate/effective-blocker-map/1",
		decision: report.decision,
		blockers: report.blockers
	};
	return [
		{
			name: "report.json",
			text: reportJson(report)
		},
		{
			name: "blocker-map.json",
			text: json(map)
		},
		{
			name: "probe-results.json",
			text: json(report.probes ?? NO_PROBES)
		}
	];
}
/** Ten thousand findings, indented, would be more white space than text: each stands on a line of its own. */
function reportJson(report) {
	return `{\n${Object.entries(report).map(([key, value]) => {
		let text = key === "findings" ? findingLines$1(report.findings) : JSON.stringify(value, null, 2)?.replaceAll("\n", "\n  ");
		return text === void 0 ? [] : [`  ${JSON.stringify(key)}: ${text}`];
	}).flat().join(",\n")}\n}\n`;
}
function findingLines$1(findings) {
	return findings.length === 0 ? "[]" : `[\n    ${findings.map((finding) => JSON.stringify(finding)).join(",\n    ")}\n  ]`;
}
function json(value) {
	return `${JSON.stringify(value, null, 2)}\n`;
}
// src/report/fit.ts
/** The section in at most `limit` bytes of UTF-8: as many whole rows as fit, then how many are left out. Empty when none fits. */
function fit({ head, rows, total, tail = "", most = total, left }, limit) {
	let closing = tail + left(total), room = limit - Buffer.byteLength(head) - Buffer.byteLength(tail), reserve = Buffer.byteLength(left(total)), shown = [];
	for (let row of rows) {
		let size = Buffer.byteLength(row), last = shown.length + 1 === total;
		if (shown.length === most || room - size < (last ? 0 : reserve)) break;
		room -= size, shown.push(row);
	}
	return shown.length === 0 ? total > 0 && Buffer.byteLength(closing) <= limit ? left(total) : "" : head + shown.join("") + tail + (shown.length === total ? "" : left(total - shown.length));
}
// src/report/release-text.ts
const STATUS = {
	BLOCKED: "its evidence cannot be used as it stands",
	READY_NOT_APPLIED: "nothing denies it, and no change was applied and undone, not even on a clone",
	REHEARSED: "the change was applied to a clone and undone there, which says nothing about production"
};
/**
* What holds and what the operator must supply, in five lines for people; none when the run judged no evidence. Nothing in them is
* invisible; hostile all the same: escaped at each sink.
*/
function releaseLines(report) {
	let { decision, packet_status, release, blockers } = report;
	return release.reason === "no sealed evidence was judged" ? [] : [
		`Decision ${decision}: ${decisionMeaning(report)}`,
		`Packet ${packet_status}: ${STATUS[packet_status]}.`,
		`Holds: ${some(release.holds, "; ") || "nothing"}.`,
		blockersLine(blockers),
		`The operator must supply: ${some(release.needed, "; ") || "nothing that the evidence names"}.`
	].map(showInvisible);
}
/** The open blockers that wait for no other open one: where work can begin. */
function blockersLine(blockers) {
	let open = blockers.filter(({ state }) => state === "OPEN");
	if (blockers.length === 0) return "Blockers: there is no map of them.";
	if (open.length === 0) return `Blockers: ${counted(blockers.length, "blocker")}, each closed by evidence.`;
	let waiting = new Set(open.map(({ id }) => id));
	return `Close first: ${some(open.filter(({ depends_on = [] }) => !depends_on.some((id) => waiting.has(id))).map(({ id, progress }) => progress === void 0 ? id : `${id} (${progress})`), ", ") || "none can be, since they wait for each other"}. ${open.length} of ${blockers.length} are open.`;
}
function some(items, between) {
	let rest = items.length - 3;
	return [...items.slice(0, 3), ...rest > 0 ? [`${rest} more in report.json`] : []].join(between);
}
// src/report/summary.ts
const SMALL_SHARE = .1, TABLE_SHARE = .6, MARK = {
	pass: "✅",
	fail: "❌",
	unverifiable: "⚠️"
};
/** The report as GitHub Markdown: what came out, what was checked, what to do; then the lists, cut to fit. Never over the limit. */
function renderSummary(report, { limit = 1e6, docs, where = "report.json" } = {}) {
	let places = placesOf(report), bad = report.findings.filter(({ severity }) => severity === "fail" || severity === "unverifiable"), said = report.findings.filter(({ severity }) => severity === "warning" || severity === "notice"), top = headRows(report), head = fit({
		head: "",
		rows: top,
		total: top.length,
		left: () => ""
	}, limit), room = limit - Buffer.byteLength(head), place = (section, share) => {
		let text = fit(section, Math.floor(room * share));
		return room -= Buffer.byteLength(text), text;
	}, causes = place(causeSection(bad, where), SMALL_SHARE), after = [
		manifestSection,
		blockerSection,
		probeSection
	].map((section) => place(section(report, where), SMALL_SHARE));
	return [
		head,
		causes,
		place(findingSection("What is wrong", bad, places, where), TABLE_SHARE),
		place(findingSection("Also noticed", said, places, where), TABLE_SHARE),
		place(detailSection(report.findings, places, docs, where), 1),
		...after
	].join("");
}
function headRows(report) {
	let { sealed, intact, drifted, missing, unverifiable, unsealed } = report.counts, numbers = [
		sealed,
		intact,
		drifted,
		missing,
		unverifiable,
		unsealed
	].map(grouped);
	return [
		`## ${MARK[report.verdict]} Seal Gate: ${report.verdict.toUpperCase()}\n\n`,
		`**${escapeMarkdown(runSentence(report))}** ${nextStep(report)}\n\n`,
		releaseText(report),
		"A seal is the recorded SHA-256 and length of a file that must not change by one byte. Each sealed file was read and compared.\n\n",
		`${tableHead([
			"Sealed",
			"Intact",
			"Drifted",
			"Missing",
			"Not judged",
			"Without a seal",
			"Self-test"
		])}${row([...numbers, probesText(report)])}\n`
	];
}
/** What holds and what the operator must supply; only the decision where no evidence was judged. */
function releaseText(report) {
	let lines = releaseLines(report).map((line) => `- ${escapeMarkdown(line)}`);
	return `${lines.length > 0 ? lines.join("\n") : `Decision: ${codeSpan(report.decision)}: ${decisionMeaning(report)}`}\n\n`;
}
function row(cells) {
	return `| ${cells.join(" | ")} |\n`;
}
function tableHead(names) {
	return row(names) + row(names.map(() => "---"));
}
function leftOut(what, where) {
	return (count) => `\n_${counted(count, `more ${what}`)} left out here; ${where} lists all._\n\n`;
}
function* rendered(items, render) {
	for (let item of items) yield render(item);
}
function causeSection(findings, where) {
	let groups = /* @__PURE__ */ new Map();
	for (let { code, drift } of findings.length < 10 ? [] : findings) {
		let causes = drift?.causes.map((cause) => ({ code: cause.code })) ?? [], text = drift === void 0 ? whatText({ code }) : causeText({
			causes,
			locations: []
		}), group = groups.get(text) ?? {
			text,
			files: 0,
			proved: 0
		};
		group.files++, drift?.proof !== void 0 && group.proved++, groups.set(text, group);
	}
	let sorted = [...groups.values()].toSorted((a, b) => b.files - a.files);
	return {
		head: `### Causes\n\n${tableHead([
			"What happened",
			"Findings",
			"Proved"
		])}`,
		rows: rendered(sorted, ({ text, files, proved }) => row([
			escapeMarkdown(text),
			grouped(files),
			grouped(proved)
		])),
		total: sorted.length,
		tail: "\n",
		left: leftOut("cause", where)
	};
}
function findingSection(title, findings, places, where) {
	let proved = findings.some(({ drift }) => drift?.proof !== void 0);
	return {
		head: `### ${title}\n\n${tableHead([
			"File",
			"What happened",
			"Certainty",
			"What to do"
		])}`,
		rows: rendered(findings, (finding) => findingRow(finding, places)),
		total: findings.length,
		tail: proved ? "\n_Proved: with exactly that undone, the file has its sealed length and SHA-256 again._\n\n" : "\n",
		most: 1e3,
		left: leftOut("finding", where)
	};
}
function findingRow(finding, places) {
	let { path, manifest, line, drift, code } = finding, seal = manifest === void 0 ? "this run" : `${codePath(manifest)}${line === void 0 ? "" : ` line ${line}`}`, name = path === void 0 || code.startsWith("manifest-") ? seal : codePath(path), at = drift?.locations[0], first = at === void 0 ? "" : `, first in line ${grouped(at.line)}, column ${grouped(at.column)}`, layer = layerText(finding), what = drift === void 0 ? predicate(finding) : `${causeNames(drift)}${first}${layer === void 0 ? "" : `; ${layer}`}`, [step] = remedy(finding, places.sealedFile(finding));
	return row([
		name,
		escapeMarkdown(what),
		drift === void 0 ? "" : proofWord(drift),
		escapeMarkdown(step?.say ?? "")
	]);
}
function stepText({ say, run }) {
	let command = unchanged(run, (text) => codeSpan(text).slice(1, -1));
	return escapeMarkdown(say) + (command === void 0 ? "" : ` ${codeSpan(command)}`);
}
function detailSection(findings, places, docs, where) {
	return {
		head: "### Particulars\n\n",
		rows: rendered(findings, (finding) => detail(finding, places, docs)),
		total: findings.length,
		most: 50,
		left: leftOut("finding", where)
	};
}
function detail(finding, places, docs) {
	let { path, manifest, line, reason, drift } = finding, page = docsUrl(finding), seal = manifest === void 0 ? [] : [`sealed by ${codePath(manifest)}${line === void 0 ? "" : `, line ${line}`}`], why = drift === void 0 ? [] : [`${escapeMarkdown(causeText(drift))} (${proofText(drift)})`], facts = [...reason === void 0 ? [] : [reason], ...explain(finding)].map(codeSpan), steps = remedy(finding, places.sealedFile(finding)).map(stepText), more = docs === void 0 ? `More: ${codeSpan(page)}` : `[More about this](${docs}${page})`;
	return [
		`<details><summary><code>${escapeHtml(quotePath(path ?? manifest ?? "this run"))}</code> ${whatText(finding)}</summary>\n`,
		...[
			...why,
			...facts,
			...seal
		].map((item) => `- ${item}`),
		"\nWhat to do:\n",
		...steps.map((step, index) => `${index + 1}. ${step}`),
		`\n${more}`,
		"\n</details>\n\n"
	].join("\n");
}
function manifestSection({ manifests }, where) {
	return {
		head: `### Manifests\n\n${tableHead([
			"Manifest",
			"Seals",
			"Format",
			"Packet",
			"SHA-256",
			"Notes"
		])}`,
		rows: rendered(manifests, ({ path, seals, format, packet, sha256, notices }) => row([
			codePath(path),
			grouped(seals),
			format,
			packet === void 0 ? "" : codePath(packet),
			sha256 === void 0 ? "" : codeSpan(sha256),
			notices.map(escapeMarkdown).join("; ")
		])),
		total: manifests.length,
		tail: "\n",
		left: leftOut("manifest", where)
	};
}
function blockerSection({ blockers }) {
	return {
		head: `### Blockers\n\n${tableHead([
			"Blocker",
			"State",
			"Title",
			"Reason"
		])}`,
		rows: rendered(blockers, ({ id, state, title, reason }) => row([
			codePath(id),
			state === "OPEN" ? "🔴 OPEN" : "🟢 CLOSED",
			escapeMarkdown(title),
			escapeMarkdown(reason)
		])),
		total: blockers.length,
		tail: "\n",
		left: leftOut("blocker", "blocker-map.json")
	};
}
function probeSection({ probes }) {
	let all = probes === null ? [] : [probes.control, ...probes.probes];
	return {
		head: `<details><summary>Self-test: ${probes?.passed ?? 0}/${probes?.planned ?? 0} bad inputs were refused for the right reason</summary>\n\n${tableHead([
			"Probe",
			"What was done to a sealed packet",
			"Must give",
			"Gave",
			""
		])}`,
		rows: rendered(all, ({ id, mutation, expected, seen, passed }) => row([
			codePath(id),
			escapeMarkdown(mutation),
			escapeMarkdown(expected),
			escapeMarkdown(seen),
			passed ? "✅" : "❌"
		])),
		total: all.length,
		tail: "\n</details>\n",
		left: leftOut("probe", "probe-results.json")
	};
}
// src/report/differences.ts
/**
* Hunks as lines in the manner of a diff: `@@ sealed: line 3, found: line 3 @@`, `- sealed`, `+ found`, and at the end what is not among
* them. Hostile: each line is escaped at its sink.
* @param most lines of sealed and found bytes; the rest is counted
*/
function differenceLines({ unit, hunks, hidden }, most = Infinity) {
	let lines = [], shown = 0, cut = 0;
	for (let hunk of hunks) {
		let kept = hunk.lines.slice(0, Math.max(most - shown, 0));
		kept.length > 0 && lines.push(heading(unit, hunk), ...kept.map(({ kind, text }) => `${kind} ${text}`)), shown += kept.length, cut += hunk.lines.slice(kept.length).filter(differs).length;
	}
	let rest = restText(unit, cut + (hidden?.lines ?? 0), hidden?.atLeast === !0);
	return rest === void 0 ? lines : [...lines, rest];
}
/** `… and 12 more lines differ`, or nothing when all are shown. */
function restText(unit, lines, atLeast) {
	if (lines === 0) return;
	let [one, many] = unit === "line" ? ["line differs", "lines differ"] : ["row of bytes differs", "rows of bytes differ"];
	return `… and ${atLeast ? "at least " : ""}${counted(lines, `more ${one}`, `more ${many}`)}`;
}
function heading(unit, { originalStart, foundStart }) {
	return `@@ sealed: ${unit} ${grouped(originalStart)}, found: ${unit} ${grouped(foundStart)} @@`;
}
function differs({ kind }) {
	return kind !== " ";
}
// src/report/text.ts
const LABEL = {
	fail: "FAIL",
	unverifiable: "UNSURE",
	warning: "warning",
	notice: "notice"
}, COLOUR = {
	fail: 31,
	unverifiable: 33,
	warning: 33,
	notice: 36,
	pass: 32
};
/** The report as lines for a terminal or the runner's log. The last line is `PASS`, `FAIL` or `UNVERIFIABLE`, and nothing else. */
function renderText(report, { colour = !1, limit = 100 } = {}) {
	let paint = (text, name) => colour ? `\u001b[${COLOUR[name]}m${text}\u001b[0m` : text, places = placesOf(report), shown = report.findings.slice(0, limit), withDifferences = new Set(shown.filter(({ drift }) => drift?.hunks !== void 0).slice(0, 5)), rest = report.findings.length - shown.length;
	return [
		...report.manifests.flatMap(manifestLines),
		"",
		...shown.flatMap((finding) => [...findingLines(finding, places, paint, withDifferences.has(finding)), ""]),
		...rest === 0 ? [] : [`… and ${counted(rest, "more finding")}; report.json (--json) lists all.`, ""],
		...countLines(report),
		escapeLog(runHeadline(report)),
		paint(report.verdict.toUpperCase(), report.verdict),
		""
	].join("\n");
}
function manifestLines({ path, format, packet, sha256, seals, notices }) {
	let name = packet === void 0 ? "" : `, packet ${quotePath(packet)}`;
	return [
		escapeLog(`${quotePath(path)}: ${counted(seals, "seal")}, format ${format}${name}`),
		...sha256 === void 0 ? [] : [`  sha256 ${escapeLog(sha256)}`],
		...notices.map((notice) => `  note: ${escapeLog(notice)}`)
	];
}
function findingLines(finding, places, paint, withDifferences) {
	let { severity } = finding, steps = remedy(finding, places.sealedFile(finding));
	return [
		`${paint(LABEL[severity], severity)}  ${escapeLog(headline(finding))}`,
		...explain(finding).map((line) => `  ${escapeLog(line)}`),
		...withDifferences ? differencesOf(finding) : [],
		...steps.flatMap(({ say, run }) => [`  → ${say}`, ...commandLines(run)]),
		`  see ${docsUrl(finding)}`
	];
}
/** By line where both are text, else by byte. */
function differencesOf({ drift }) {
	let [first] = drift?.hunks ?? [];
	return first === void 0 ? [] : differenceLines(first, 12).map((line) => `    ${escapeLog(line)}`);
}
function commandLines(run) {
	let command = unchanged(run, escapeLog);
	return command === void 0 ? [] : [`      ${command}`];
}
function countLines(report) {
	let { sealed, intact, drifted, missing, unsealed, unverifiable } = report.counts, named = Object.entries({
		intact,
		drifted,
		missing,
		unverifiable,
		"without a seal": unsealed
	}).filter(([name, count]) => name === "intact" || count > 0), release = releaseLines(report);
	return [
		`${grouped(sealed)} sealed: ${named.map(([name, count]) => `${grouped(count)} ${name}`).join(", ")}`,
		`self-test: ${probesText(report)}`,
		...release.length > 0 ? release.map(escapeLog) : [`${report.decision}: ${decisionMeaning(report)}`]
	];
}
/**
* Which folder of the workspace is the repository of the run (`path:` of actions/checkout), and which are repositories of their own
* (submodules, second checkouts). GitHub takes a path in an annotation to be relative to the former. Looks only at folders on the way to
* files of the report, and never throws: what cannot be told is taken for the plain case.
* @param repository `owner/name` of the run; without it, nothing is known to be foreign
*/
function checkoutOf(report, workspace, repository) {
	let found = repositoriesIn(report, workspace), folder = found.find((folder) => isOf(repository, workspace, folder)) ?? (found.includes("") ? void 0 : "");
	return {
		folder,
		others: found.filter((other) => other !== folder && other !== "")
	};
}
/** Folders with a `.git` on the way from the workspace to files of the report, outermost first. */
function repositoriesIn(report, workspace) {
	let places = placesOf(report, workspace), seen = /* @__PURE__ */ new Set(), files = [...report.manifests.map(({ path: manifest }) => places.manifestFile({
		code: "missing",
		severity: "fail",
		manifest
	})), ...report.findings.flatMap((finding) => [places.sealedFile(finding), places.manifestFile(finding)])];
	for (let file of files) if (file !== void 0) for (let folder = node_path.posix.dirname(file); !seen.has(folder); folder = node_path.posix.dirname(folder)) seen.add(folder);
	return seen.add("."), [...seen].filter((folder) => exists(`${workspace}/${folder}/.git`)).map((folder) => folder === "." ? "" : folder).toSorted((a, b) => a.length - b.length || (a < b ? -1 : 1));
}
function exists(path) {
	try {
		return (0, node_fs.lstatSync)(path, { throwIfNoEntry: !1 }) !== void 0;
	} catch {
		return !1;
	}
}
/** False only when the checkout has remotes and none of them has the repository's name. The owner may be that of a fork. */
function isOf(repository, workspace, folder) {
	if (repository === void 0) return !0;
	let urls = remotesOf(`${workspace}/${folder}`);
	if (urls === void 0) return folder === "";
	let name = repository.toLowerCase().split("/").at(-1);
	return urls.length === 0 || urls.some((url) => url.split(/[/:]/).at(-1) === name);
}
/** The URLs in the sections `[remote "…"]` of the folder's own configuration, in lower case, without `.git` at the end. */
function remotesOf(folder) {
	let text;
	try {
		let path = `${folder}/.git/config`;
		if ((0, node_fs.lstatSync)(path).size > 1048576) return;
		text = (0, node_fs.readFileSync)(path, "utf8");
	} catch {
		return;
	}
	return text.split(/^\s*(?=\[)/m).flatMap((section) => /^\[remote "/.test(section) ? [...section.matchAll(/^\s*url\s*=\s*(\S+)\s*$/gm)].map(([, url = ""]) => url.toLowerCase().replace(/(\.git)?\/*$/, "")) : []);
}
/** What was thrown, of whatever type, with everything that caused it: `TypeError: a, caused by: b`. Never throws. */
function thrownText(thrown) {
	let parts = [];
	for (let value = thrown; parts.length < 10;) {
		let { text, cause } = oneThrown(value);
		if (parts.push(text), cause === void 0) break;
		value = cause;
	}
	return parts.join(", caused by: ");
}
/** Getters of a thrown thing may throw themselves. */
function oneThrown(value) {
	try {
		let message = require_hashing.errorMessage(value);
		if (!node_util.types.isNativeError(value)) return {
			text: message,
			cause: void 0
		};
		let inner = "errors" in value && Array.isArray(value.errors) ? ` [${value.errors.map(require_hashing.errorMessage).join("; ")}]` : "";
		return {
			text: `${value.name === "Error" ? "" : `${value.name}: `}${message}${inner}`,
			cause: value.cause
		};
	} catch {
		return {
			text: "something that cannot even be shown was thrown",
			cause: void 0
		};
	}
}
/** The report of a run that ended in a throw: every input that is not allowed, or the one thing that broke. */
function thrownReport(thrown) {
	let findings = thrown instanceof OptionsError ? thrown.problems.map((problem) => ({
		code: "input-invalid",
		severity: "unverifiable",
		reason: problemText(problem)
	})) : [{
		code: "internal-error",
		severity: "unverifiable",
		reason: thrownText(thrown)
	}];
	return {
		...brokenReport(void 0, null),
		findings
	};
}
/**
* Tells everyone: files, log, annotations, summary, outputs, and last the artifact, which can take long and changes nothing.
* @throws when the report cannot be put on disk or the outputs cannot be set
*/
async function publish(report, options, context, request) {
	let folder = (0, node_fs.mkdtempSync)((0, node_path.join)(context.temp, "seal-gate-")), write = ({ name, text }) => {
		let path = (0, node_path.join)(folder, name);
		return (0, node_fs.writeFileSync)(path, text, { flag: "wx" }), path;
	}, files = bundleFiles(report).map(write), place = placeOf(report, context);
	tell(report, place), summarize(report, options, context), setOutputs(outputsOf(report, (0, node_path.join)(folder, "report.json")));
	let page = await writePage(report, context, folder), extras = options.sarif || options.junit || options["check-run"] ? await Promise.resolve().then(() => require("./extras.cjs")) : void 0, more = await extras?.extraFiles(report, options, context, {
		...place,
		write
	}, request) ?? [], patch = request === void 0 ? void 0 : await restore(report, options, request, folder);
	await extras?.publishCheckRun(report, options, context, place, process.env);
	let made = [
		...files,
		page,
		...more,
		patch
	].filter((path) => path !== void 0);
	options.upload && await uploadBundle(folder, made, options, context);
}
function tell(report, place) {
	if (report.probes !== null) {
		let lines = [report.probes.control, ...report.probes.probes].map(({ id, mutation, expected, seen, passed }) => passed ? `ok   ${id}: ${mutation}: ${seen}` : `FAIL ${id}: ${mutation}: expected ${expected}, seen ${seen}`);
		sayFolded(`Self-test ${probesText(report)}`, lines.join("\n"));
	}
	say(renderText(report)), report.verdict !== "pass" && fail(runHeadline(report));
	let limits = {
		error: 9,
		warning: 9,
		notice: 9
	};
	for (let annotation of annotations(report, {
		...place,
		limits
	})) annotate(annotation);
}
/**
* A summary that cannot be written is a pity, and no reason to judge otherwise. The file is appended to directly: the toolkit's own
* writer costs 2 ms at start-up, and escapes nothing that we would not escape ourselves.
*/
function summarize(report, options, { summary, docs }) {
	let where = options.upload ? `report.json in the artifact "${options["artifact-name"]}"` : "report.json (output \"report\")";
	try {
		if (summary === void 0) throw Error("the runner names no file for it");
		(0, node_fs.appendFileSync)(summary, renderSummary(report, {
			where,
			...docs !== void 0 && { docs }
		}));
	} catch (error) {
		warn(`the job summary could not be written; the verdict stands. ${thrownText(error)}`);
	}
}
/** What annotations must know to land: where the workspace is, and where the repository is in it. */
function placeOf(report, context) {
	let workspace = context.workspace.replaceAll("\\", "/");
	return {
		workspace,
		checkout: checkoutOf(report, workspace, process.env.GITHUB_REPOSITORY)
	};
}
/** The page for people. A run without it has told all the same, elsewhere. */
async function writePage(report, { docs }, folder) {
	try {
		let { renderHtml } = await Promise.resolve().then(() => require("./page.cjs")).then((n) => n.document_exports), path = (0, node_path.join)(folder, "report.html");
		return (0, node_fs.writeFileSync)(path, await renderHtml(report, docs === void 0 ? {} : { docs }), { flag: "wx" }), path;
	} catch (error) {
		warn(`report.html could not be made; the verdict stands. ${thrownText(error)}`);
		return;
	}
}
/** Comes after the verdict and changes nothing of it: what cannot be restored is said, and that is all. */
async function restore(report, options, request, folder) {
	if (options.restore !== "none" && report.verdict !== "pass") try {
		let { restoreProved } = await Promise.resolve().then(() => require("./restore3.cjs")), { patch, outcomes } = await restoreProved(options.restore, request, report, folder), done = outcomes.filter(({ left }) => left === void 0).length, where = options.restore === "workspace" ? "written back to the workspace" : "in restore.patch";
		return done > 0 && say(`${counted(done, "file")} with proved sealed bytes ${where}; ${counted(outcomes.length - done, "other")} left as found`), patch !== void 0 && setOutputs({ "restore-patch": patch }), patch;
	} catch (error) {
		warn(`nothing was restored; the verdict stands. ${thrownText(error)}`);
		return;
	}
}
async function uploadBundle(folder, files, options, { runUrl }) {
	let name = options["artifact-name"], { upload, uploadDeadline } = await Promise.resolve().then(() => require("./artifact.cjs")), deadline = uploadDeadline(process.env.ACTIONS_ARTIFACT_UPLOAD_TIMEOUT_MS), result = await upload({
		name,
		folder,
		files,
		retentionDays: options["retention-days"]
	}, deadline);
	if ("problem" in result) {
		warn(`the artifact "${name}" was not uploaded; the verdict stands, and the report is in ${folder}. ${result.problem}`);
		return;
	}
	let id = String(result.id);
	setOutputs({
		"artifact-id": id,
		...runUrl !== void 0 && { "artifact-url": `${runUrl}/artifacts/${id}` }
	});
}
// src/cli/flags.ts
/** A mistake of the caller: shown with a hint, exit code 2. */
var UsageError = class extends Error {};
/** Flags that every command knows. */
const COMMON = { help: {
	type: "boolean",
	short: "h"
} };
/**
* Parses a command's flags. Switches that are inputs of the action take `true` or `false` there, so here `--probes=false`, `--no-probes`
* and a bare `--require-clearance` all work.
* @throws UsageError for an unknown flag or a missing value
*/
function parseFlags(args, options, switches = []) {
	let all = {
		...COMMON,
		...options,
		...Object.fromEntries(switches.map((name) => [name, { type: "string" }]))
	};
	try {
		let { values, positionals } = (0, node_util.parseArgs)({
			args: args.map((arg) => spelledOut(arg, switches)),
			options: all,
			allowPositionals: !0,
			strict: !0
		});
		if (values.help === !0) throw new UsageError("\"--help\" stands alone");
		for (let [name, value] of Object.entries(values)) if ([value].flat().some(isBlank)) throw new UsageError(`"--${name}" is empty`);
		return {
			values,
			positionals
		};
	} catch (error) {
		throw error instanceof UsageError ? error : new UsageError(require_hashing.errorMessage(error));
	}
}
/** A variable that is not set leaves an empty value: the caller meant something, and it must not be taken for nothing. */
function isBlank(value) {
	return typeof value == "string" && value.trim() === "";
}
function spelledOut(arg, switches) {
	for (let name of switches) {
		if (arg === `--${name}`) return `${arg}=true`;
		if (arg === `--no-${name}`) return `--${name}=false`;
	}
	return arg;
}
// src/report/merge.ts
/**
* One report from the shards of a run, byte for byte the one that an unsharded run gives. A shard that is missing, doubled, or of
* another run (other manifest, other gate, other cut) makes it `unverifiable`: nothing says then that every seal was looked at.
*/
function mergeReports(shards) {
	let [first] = shards;
	if (first === void 0) throw RangeError("there is no report to merge");
	let counts = sum(shards.map(({ report }) => report.counts)), findings = [...withFewHunks(distinct(shards.flatMap(({ report }) => report.findings)), first.report), ...faults(shards, first, counts)], { shard: _, ...rest } = first.report, verdict = verdictOf(findings, counts.sealed, counts.intact), { decision, packetStatus: packet_status, reason, holds, needed, blockers } = NOTHING_JUDGED, release = {
		reason,
		holds,
		needed
	};
	return {
		...rest,
		verdict,
		decision,
		packet_status,
		release,
		blockers,
		counts,
		findings: inOrder(findings)
	};
}
function faults(shards, first, counts) {
	let reasons = [], of = first.report.shard?.of ?? 0, seen = /* @__PURE__ */ new Map();
	for (let { name, report } of shards) {
		let { shard } = report;
		shard === void 0 ? reasons.push(`${JSON.stringify(name)} is the report of a whole run, not of a shard`) : shard.of !== of || !sameRun(report, first.report) ? reasons.push(`${JSON.stringify(name)} is a shard of another run than ${JSON.stringify(first.name)}`) : seen.has(shard.index) ? reasons.push(`${JSON.stringify(name)} and ${JSON.stringify(seen.get(shard.index))} are both shard ${shard.index}`) : seen.set(shard.index, name), report.probes !== null && !probesHold(report.probes) && reasons.push(`the self-test did not hold in ${JSON.stringify(name)}`);
	}
	for (let index = 1; index <= of; index++) seen.has(index) || reasons.push(`shard ${index} of ${of} is missing`);
	let listed = first.report.manifests.reduce((total, { seals }) => total + seals, 0), judged = !shards.some(({ report }) => report.findings.some(({ code }) => code.startsWith("manifest-") || code === "root-not-found"));
	return reasons.length === 0 && judged && counts.sealed !== listed && reasons.push(`the shards judged ${counts.sealed} of ${listed} seals`), reasons.map((reason) => ({
		code: "shard-invalid",
		severity: "unverifiable",
		reason
	}));
}
function sameRun(a, b) {
	let identity = ({ schema, version, manifests, probes }) => JSON.stringify([
		schema,
		version,
		manifests,
		probes
	]);
	return identity(a) === identity(b);
}
/** Every shard shows the first differences of its own; of all of them, those stay that a whole run would have shown. */
function withFewHunks(findings, { manifests }) {
	let rank = ({ manifest, line = 0, drift }) => [
		manifests.findIndex(({ path }) => path === manifest),
		drift?.proof === "inversion" ? 0 : 1,
		line
	], shown = findings.filter(({ drift }) => drift?.hunks !== void 0).map((finding) => ({
		finding,
		rank: rank(finding)
	})).sort(({ rank: a }, { rank: b }) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2]), over = new Set(shown.slice(50).map(({ finding }) => finding));
	return findings.map((finding) => {
		if (finding.drift === void 0 || !over.has(finding)) return finding;
		let { hunks: _, ...drift } = finding.drift;
		return {
			...finding,
			drift
		};
	});
}
/** What is wrong with a manifest stands in every shard's report, and once in the whole one. */
function distinct(findings) {
	return [...new Map(findings.map((finding) => [JSON.stringify(finding), finding])).values()];
}
function sum(all) {
	let total = {
		sealed: 0,
		intact: 0,
		drifted: 0,
		missing: 0,
		unsealed: 0,
		unverifiable: 0
	};
	for (let { sealed, intact, drifted, missing, unsealed, unverifiable } of all) total.sealed += sealed, total.intact += intact, total.drifted += drifted, total.missing += missing, total.unsealed += unsealed, total.unverifiable += unverifiable;
	return total;
}
// src/report/parse.ts
/** The report in a text, or undefined when it is none. What it says is not trusted for that: nothing in it is signed. */
function parseReport(text) {
	try {
		let value = JSON.parse(text);
		return isReport(value) ? value : void 0;
	} catch {
		return;
	}
}
/** What `mergeReports` relies on. */
function isReport(value) {
	if (typeof value != "object" || !value) return !1;
	let { schema, counts, manifests, findings } = value, numbers = typeof counts == "object" && counts ? Object.values(counts) : [];
	return schema === "seal-gate/report/1" && numbers.length === 6 && numbers.every((n) => Number.isSafeInteger(n) && n >= 0) && Array.isArray(manifests) && Array.isArray(findings);
}
// src/release/json-pointer.ts
/**
* The value at a JSON pointer, wrapped so that a null there is told from nothing there. Only own members count: what every object
* inherits is no evidence.
* @see https://www.rfc-editor.org/rfc/rfc6901
*/
function valueAt(document, pointer) {
	if (pointer === "") return { value: document };
	if (!pointer.startsWith("/")) return;
	let value = document;
	for (let token of pointer.slice(1).split("/")) {
		if (/~(?![01])/.test(token)) return;
		let key = token.replaceAll("~1", "/").replaceAll("~0", "~");
		if (typeof value != "object" || !value || !hasMember(value, key)) return;
		value = value[key];
	}
	return { value };
}
function hasMember(value, key) {
	return Object.hasOwn(value, key) && (!Array.isArray(value) || /^(0|[1-9][0-9]*)$/.test(key));
}
// src/release/packet.ts
/** All documents of a kind, in the order of the files. */
function ofKind(evidence, kind) {
	return evidence.documents.filter((one) => one.kind === kind);
}
/** The document of that kind that a reference names: at its path, and of its bytes. */
function referred(evidence, kind, ref) {
	return ofKind(evidence, kind).find((one) => one.path === ref.path && sameBytes(one, ref));
}
function sameBytes(a, b) {
	return a.sha256 === b.sha256 && a.bytes === b.bytes;
}
/** True when the packet seals exactly these bytes at that path, and they are there. */
function isSealed(evidence, ref) {
	let there = evidence.sealed.get(ref.path);
	return there !== void 0 && sameBytes(there, ref);
}
/** The one policy. Two would contradict each other, so neither is in force. */
function policyOf(evidence) {
	let [only, ...others] = ofKind(evidence, "policy");
	return others.length === 0 ? only?.document : void 0;
}
/** Clones that the packet says may be used, with all that must be shown of them. */
function safeClones(evidence) {
	return ofKind(evidence, "clone-provenance").flatMap(({ path, sha256, bytes, document }) => document.verdict === "SAFE_PRODUCTION_SHAPED_CLONE" ? [{
		path,
		sha256,
		bytes,
		document
	}] : []);
}
/** Compatibility documents that hold an observation. */
function checkedSchemas(evidence) {
	return ofKind(evidence, "schema-compatibility").flatMap(({ path, sha256, bytes, document }) => document.verdict === "NOT_CHECKED" ? [] : [{
		path,
		sha256,
		bytes,
		document
	}]);
}
/** Executions with a state before and a state after. */
function appliedExecutions(evidence) {
	return ofKind(evidence, "rehearsal-execution").flatMap(({ path, sha256, bytes, document }) => document.status === "APPLIED" ? [{
		path,
		sha256,
		bytes,
		document
	}] : []);
}
/** Rollbacks with the state that they led to. */
function rolledBack$1(evidence) {
	return ofKind(evidence, "rehearsal-rollback").flatMap(({ path, sha256, bytes, document }) => document.status === "RESTORED" || document.status === "NOT_RESTORED" ? [{
		path,
		sha256,
		bytes,
		document
	}] : []);
}
/** Results of validators that ran. */
function ranValidators(evidence) {
	return ofKind(evidence, "validator-result").flatMap(({ path, sha256, bytes, document }) => document.status === "NOT_RUN" ? [] : [{
		path,
		sha256,
		bytes,
		document
	}]);
}
// src/release/scopes.ts
/** Documents about what happened on a clone. */
const CLONE_KINDS = [
	"clone-provenance",
	"schema-compatibility",
	"rehearsal-execution",
	"rehearsal-rollback"
], SCOPES = {
	policy: "design",
	"schema-expectations": "design",
	validator: "design",
	"probe-results": "design",
	probes: "design",
	"clone-provenance": "clone",
	"schema-compatibility": "clone",
	"rehearsal-execution": "clone",
	"rehearsal-rollback": "clone",
	"validator-result": "by-validator",
	"blocker-map": "none"
};
/** The scope that a document is about; undefined when it can close nothing. */
function scopeOf(evidence, one) {
	let scope = SCOPES[one.kind];
	if (scope === "none") return;
	if (scope !== "by-validator") return scope;
	if (one.kind !== "validator-result" || one.document.status === "NOT_RUN") return;
	let own = referred(evidence, "validator", one.document.validator)?.document.scope;
	return own === "production" && judgesClone(evidence, one.document) ? "clone" : own;
}
/** True when a validator judged evidence from a clone, whatever it is said to be about. */
function judgesClone(evidence, { judged }) {
	let clones = CLONE_KINDS.flatMap((kind) => ofKind(evidence, kind)).map(({ path }) => path);
	return judged.some(({ file }) => clones.includes(file.path) && isSealed(evidence, file));
}
// src/release/admissible.ts
/**
* What a document that is no denial fails to show, in a few words; undefined when it shows what its kind is for. An honest
* `NOT_APPLIED` is a good document and no proof.
*/
function shortfall({ kind, document }) {
	switch (kind) {
		case "clone-provenance": return document.verdict === "SAFE_PRODUCTION_SHAPED_CLONE" ? void 0 : "there is no clone that may be used";
		case "schema-compatibility": return document.verdict === "COMPATIBLE" ? void 0 : says(document.verdict);
		case "rehearsal-execution": return document.status === "APPLIED" ? void 0 : says(document.status);
		case "rehearsal-rollback": return document.status === "RESTORED" ? void 0 : says(document.status);
		case "validator-result": return document.status === "PASS" ? void 0 : says(document.status);
		case "probe-results": return probesHold(document) ? void 0 : "not every probe ran and was refused as it must be";
		default: return;
	}
}
function says(word) {
	return `it says ${word}`;
}
/** The denials that are about a document. */
function denialsOf(path, denials) {
	return denials.filter((denial) => denial.path === path || denial.also?.includes(path) === !0);
}
/** Why a proof does not hold, or undefined when it does: the one place that decides what evidence counts for which blocker. */
function proofProblem(proof, scope, evidence, denials) {
	let { document: path, pointer, equals } = proof, one = evidence.documents.find((document) => document.path === path);
	if (one === void 0) return `${path} is no evidence: it is not there as a sealed, intact and valid document`;
	let own = scopeOf(evidence, one);
	if (own !== scope) return `${path} is ${own === void 0 ? "no evidence for any blocker" : `${own} evidence`}, and this is a ${scope} blocker`;
	let [denial] = denialsOf(path, denials);
	if (denial !== void 0) return `${path} is denied: ${denial.code}`;
	let lacking = shortfall(one);
	if (lacking !== void 0) return `${path} proves nothing: ${lacking}`;
	let there = valueAt(one.value, pointer);
	return there === void 0 ? `${path} has nothing at ${pointer}` : (0, node_util.isDeepStrictEqual)(there.value, equals) ? void 0 : `${path} has another value at ${pointer === "" ? "its root" : pointer}`;
}
// src/release/documents/fields.ts
const MAX_TEXT$1 = 1e4;
function isText(value) {
	return value.trim() !== "" && value.length <= MAX_TEXT$1 && value.isWellFormed() && !value.includes("\0");
}
/** Words for people, names from a database: anything that is not blank. Hostile: escaped at each sink. */
const text$1 = require_zod.string().check(require_zod.refine(isText, `must be text: not blank, at most ${MAX_TEXT$1} characters, no NUL`)), id = require_zod.string().check(require_zod._regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$/, "must be a name of letters, digits, \".\", \"_\", \"-\"")), sha256 = require_zod.string().check(require_zod._regex(/^[0-9a-f]{64}$/, "must be 64 lower-case hex digits")), count$1 = require_zod.int().check(require_zod._gte(0)), exitCode = require_zod.int().check(require_zod._gte(0), require_zod._lte(255)), digits = require_zod.string().check(require_zod._regex(/^-?(0|[1-9][0-9]{0,19})$/, "must be a whole number, written as a string of digits")), time = require_zod.string().check(require_zod._regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$/, "must be a time in UTC such as 2026-01-31T09:30:00Z")), port = require_zod.int().check(require_zod._gte(1), require_zod._lte(65535)), path = require_zod.string().check(require_zod.refine((value) => pathProblem(value) === void 0, "must be a path inside the packet")), pinnedBytes = require_zod.strictObject({
	sha256,
	bytes: count$1
}), fileRef = require_zod.strictObject({
	path,
	sha256,
	bytes: count$1
}), productionClaim = text$1;
/** True when no two items have the same key. */
function allDifferent(key) {
	return (items) => new Set(items.map(key)).size === items.length;
}
/** A list with at least one item. */
const NOT_EMPTY = require_zod._minLength(1, "must not be empty"), names = require_zod.array(text$1).check(require_zod.refine(allDifferent((name) => name), "names one thing twice")), REQUIRABLE = [
	"clone-provenance",
	"schema-compatibility",
	"rehearsal-execution",
	"rehearsal-rollback",
	"validator-result",
	"probe-results"
], forbiddenToken = require_zod.strictObject({
	id,
	token: text$1,
	case: require_zod.exactOptional(require_zod._enum(["any", "exact"]))
}), endpoint = require_zod.strictObject({
	host: text$1,
	port: require_zod.exactOptional(port),
	database: require_zod.exactOptional(text$1)
}), production = require_zod.strictObject({
	endpoints: require_zod.array(endpoint),
	/** `system_identifier` of `pg_control_system()`. */
	system_identifiers: require_zod.array(digits)
}).check(require_zod.refine(({ endpoints, system_identifiers }) => endpoints.length + system_identifiers.length > 0, "must name production by at least one endpoint or system identifier")), allow = require_zod.strictObject({
	/** A server in the runner's own network namespace, which listens nowhere all the same. */
	shared_network: require_zod.exactOptional(require_zod.literal(!0)),
	/** Sequences that a rollback may leave further on than they were: `nextval` is never rolled back. */
	sequences_may_advance: require_zod.exactOptional(require_zod.array(text$1))
}), policy = require_zod.strictObject({
	schema: require_zod.literal("seal-gate/policy/1"),
	production,
	/** In place of the defaults; it can be made another list, and never an empty one. */
	forbidden_tokens: require_zod.exactOptional(require_zod.array(forbiddenToken).check(NOT_EMPTY, require_zod.refine(allDifferent((token) => token.id), "names one rule twice"), require_zod.refine((tokens) => tokens.every((one) => tokens.every(({ token }) => !one.id.toLowerCase().includes(token.toLowerCase()))), "a rule must not be called by a token"))),
	/** Sealed files in which tokens are not looked for, such as a validator that looks for the same ones. Pinned: only these bytes. */
	forbidden_tokens_except: require_zod.exactOptional(require_zod.array(fileRef)),
	required_evidence: require_zod.array(require_zod._enum(REQUIRABLE)).check(NOT_EMPTY, require_zod.refine(allDifferent((kind) => kind), "names one kind twice")),
	/** Dumps that are kept outside the packet. */
	pinned_dumps: require_zod.exactOptional(require_zod.array(pinnedBytes)),
	allow: require_zod.exactOptional(allow)
});
// src/release/rules/rule.ts
/** One denial for everything that a check found wrong with one document; none when nothing is. */
function denials(code, path, reasons, also = []) {
	let said = reasons.filter((reason) => reason !== !1);
	return said.length === 0 ? [] : [{
		code,
		path,
		reason: said.join("; "),
		...also.length > 0 && { also }
	}];
}
/** At most so many names, and how many more there are. */
function listed(names, limit = 5) {
	let more = names.length > limit ? [`${names.length - limit} more`] : [];
	return [...names.slice(0, limit), ...more].join(", ");
}
// src/release/decision.ts
/** Bad inputs, each called by the code of its denial, that this gate must have refused in the same run before it clears anything. */
const RELEASE_PROBE_IDS = [
	"clone-not-isolated",
	"clone-points-to-production",
	"clone-has-secrets",
	"schema-mismatch-ignored",
	"apply-equals-before",
	"rollback-not-restored",
	"seal-mismatch",
	"unicode-byte-drift",
	"production-pass-from-clone",
	"forbidden-token"
];
/** Why production is held, the weightiest reason first. Nothing is cleared while there is one. */
function reasonsToHold(grounds) {
	return [
		...runHolds(grounds),
		...denialHolds(grounds.denials),
		...mapHolds(grounds.blockers),
		...evidenceHolds(grounds)
	];
}
function runHolds({ verdict, probes, whole }) {
	return [
		...verdict === "pass" ? [] : [`the verdict is ${verdict}`],
		...whole ? [] : ["only a share of the seals was judged"],
		...probeHolds(probes)
	];
}
function probeHolds(probes) {
	if (probes === null) return ["the self-test was switched off"];
	if (!probesHold(probes)) return ["the self-test failed"];
	let untried = RELEASE_PROBE_IDS.filter((code) => !probes.probes.some(({ id, passed }) => id === code && passed));
	return untried.length === 0 ? [] : [`the self-test did not try ${listed(untried)}`];
}
function denialHolds(denials) {
	let codes = [...new Set(denials.map(({ code }) => code))];
	return codes.length === 0 ? [] : [`the packet is denied: ${listed(codes)}`];
}
function mapHolds(blockers) {
	if (blockers === void 0) return ["there is no blocker map"];
	if (blockers.length === 0) return ["the blocker map names no blocker"];
	let open = blockers.filter(({ state }) => state !== "CLOSED").map(({ id }) => id);
	return open.length === 0 ? [] : [`${open.length} of ${blockers.length} blockers are open: ${listed(open)}`];
}
function evidenceHolds({ evidence, denials, status }) {
	let policy = policyOf(evidence), missing = (policy?.required_evidence ?? REQUIRABLE).filter((kind) => ofKind(evidence, kind).length === 0), weak = evidence.documents.flatMap((one) => {
		let lacking = denialsOf(one.path, denials).length > 0 ? "it is denied" : shortfall(one);
		return lacking === void 0 ? [] : [`${one.path} proves nothing: ${lacking}`];
	});
	return [
		...policy === void 0 ? ["there is no policy that says what must be shown"] : [],
		...missing.length > 0 ? [`evidence is missing: ${missing.join(", ")}`] : [],
		...weak,
		...status === "BLOCKED" && weak.length === 0 && missing.length === 0 ? ["the packet is blocked"] : []
	];
}
// src/probes/hostile-probes.ts
/** A manifest that must not be believed: the bytes of the control's manifest, changed. */
function manifest(id, mutation, code, change) {
	return {
		id,
		mutation,
		verdict: "unverifiable",
		codes: [code],
		change: (tree) => replaced(tree, CONTROL_MANIFEST, Buffer.from(change(bytesAt(tree, CONTROL_MANIFEST).toString())))
	};
}
/** A packet with something else where a sealed file must be, or beside it. */
function place(id, mutation, codes, path, change) {
	return {
		id,
		mutation,
		verdict: "fail",
		codes,
		path,
		change
	};
}
/** The control's manifest with the path of one seal written otherwise. */
function renamed(id, mutation, code, path) {
	return manifest(id, mutation, code, (text) => text.replace("\"notes/decision.md\"", JSON.stringify(path)));
}
const SEAL = /\{"path": "notes\/decision\.md".*\}/, HOSTILE_PROBES = [
	manifest("manifest-of-no-bytes", "a manifest of zero bytes", "manifest-empty", () => ""),
	manifest("manifest-without-seals", "a manifest that seals nothing", "manifest-empty", (text) => text.replace(/"files": \[[\s\S]*\]\n\}/, "\"files\": [\n]\n}")),
	manifest("malformed-line", "a comma taken out of one seal", "manifest-malformed", (text) => text.replace(", \"sha256\"", " \"sha256\"")),
	manifest("truncated-manifest", "a manifest cut within its last seal", "manifest-truncated", (text) => text.slice(0, text.lastIndexOf("\"bytes\""))),
	manifest("missing-digest", "a seal without its digest", "manifest-digest-invalid", (text) => text.replace(/"sha256": "[0-9a-f]+", /, "")),
	manifest("short-digest", "a digest that lacks one digit", "manifest-digest-invalid", (text) => text.replace(/"sha256": "[0-9a-f]/, "\"sha256\": \"")),
	manifest("fractional-length", "a length with a fraction", "manifest-length-invalid", (text) => text.replace(/"bytes": (\d+)/, "\"bytes\": $1.5")),
	manifest("unknown-key", "a key that no reader knows", "manifest-key-unknown", (text) => text.replace("\"path\"", "\"skip\": true, \"path\"")),
	manifest("duplicate-key", "one key twice in a seal", "manifest-key-duplicate", (text) => text.replace("\"path\"", "\"bytes\": 0, \"path\"")),
	manifest("unknown-schema", "a schema of a later version", "manifest-schema-unknown", (text) => text.replace("seal-gate/manifest/1", "seal-gate/manifest/2")),
	manifest("weak-digests-only", "an MD5 sum in place of the seals", "manifest-digest-weak", () => `${"0".repeat(32)}  data/anchor.bin\n`),
	renamed("parent-path", "a path that leaves the packet by \"..\"", "manifest-path-unsafe", "../notes/decision.md"),
	renamed("absolute-path", "an absolute path", "manifest-path-unsafe", "/notes/decision.md"),
	renamed("nul-in-path", "a NUL character in a path", "manifest-path-unsafe", "notes/decision.md\0"),
	manifest("duplicate-path", "one path sealed twice, with different digests", "manifest-path-duplicate", (text) => text.replace(SEAL, (seal) => `${seal},\n${seal.replace(/"sha256": "[0-9a-f]+"/, `"sha256": "${"0".repeat(64)}"`)}`)),
	{
		id: "missing-manifest",
		mutation: "the manifest taken away",
		verdict: "unverifiable",
		codes: ["manifest-not-found"],
		change: (tree) => replaced(tree, CONTROL_MANIFEST, null)
	},
	{
		id: "resealed-against-pin",
		mutation: "a file changed and sealed anew, the manifest pinned before",
		verdict: "fail",
		codes: ["manifest-pin-mismatch"],
		change: () => sealed("control", new Map([...CONTROL_FILES, ["sql/0001_apply.sql", Buffer.from("drop table registry;\n")]])),
		request: { manifestSha256: require_hashing.digestOf("sha256", bytesAt(CONTROL_TREE, CONTROL_MANIFEST)) }
	},
	place("stray-file", "a file that no seal names", ["unsealed"], "notes/extra.md", (tree) => replaced(tree, "notes/extra.md", Buffer.from("extra\n"))),
	place("folder-for-file", "a folder in place of a sealed file", ["not-a-file"], "data/anchor.bin", (tree) => replaced(tree, "data/anchor.bin", "folder")),
	place("link-for-file", "a symbolic link, to the very bytes, in place of a sealed file", ["symlink"], "data/anchor.bin", (tree) => linked$1(tree, "data/anchor.bin", "../beside/anchor.bin", "../../beside/anchor.bin")),
	{
		id: "link-on-the-way",
		mutation: "a symbolic link, to a folder of the very bytes, on the way",
		verdict: "fail",
		codes: ["unsealed", "symlink"],
		change: (tree) => linked$1(replaced(tree, "sql", { link: "../beside/sql" }), "sql/0001_apply.sql", "../beside/sql/0001_apply.sql")
	}
];
/** Moves a file out of the packet, and puts a link at its place when there is one to put. */
function linked$1(tree, path, beside, link) {
	return replaced(replaced(tree, beside, bytesAt(tree, path)), path, link === void 0 ? null : { link });
}
// src/release/tokens.ts
/**
* Words of a real run, which no packet that only prepares one may hold. They are found anywhere in the text, inside longer words too, in
* letters of either case. A policy may name others in their place.
*/
const DEFAULT_TOKENS = [
	{
		id: "token-1",
		token: "REAL_RUN",
		case: "any"
	},
	{
		id: "token-2",
		token: "QT001",
		case: "any"
	},
	{
		id: "token-3",
		token: "cutover",
		case: "any"
	}
];
/** The tokens in force: those of every policy, so that a second one never takes one away; the defaults where a policy names none. */
function tokensOf(packet) {
	let policies = ofKind(packet, "policy");
	return policies.length === 0 ? DEFAULT_TOKENS : policies.flatMap(({ document }) => document.forbidden_tokens ?? DEFAULT_TOKENS);
}
/**
* The first place of each token. Characters that nobody sees are dropped first, and full-width and other compatible letters are plain
* ones: `cut\u00adover` is read as it looks. Look-alikes of another script are not resolved.
*/
function tokenHits(text, tokens) {
	let exact = plain(text), folded = exact.toLowerCase();
	return tokens.flatMap(({ id, token, case: letters }) => {
		let within = letters === "exact" ? exact : folded, at = within.indexOf(letters === "exact" ? plain(token) : plain(token).toLowerCase());
		return at < 0 ? [] : [{
			rule: id,
			line: lineAt(within, at)
		}];
	});
}
const PLAIN = /^[\x01-\x7f]*$/, UNSEEN = /[\0\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;
function plain(text) {
	return PLAIN.test(text) ? text : text.normalize("NFKC").replace(UNSEEN, "");
}
function lineAt(text, offset) {
	let line = 1;
	for (let at = text.indexOf("\n"); at >= 0 && at < offset; at = text.indexOf("\n", at + 1)) line++;
	return line;
}
// src/report/rule-id.ts
/** The section of docs/ that explains the finding: its first cause, else its code. */
function ruleIdOf({ code, drift }) {
	return drift?.causes[0]?.code ?? code;
}
// src/report/xml.ts
/**
* One element on lines of its own. A library for this would weigh 800 kB in the bundle; there are two escapes to know.
* @see https://www.w3.org/TR/xml/#syntax
*/
function element(name, attributes, content = []) {
	let head = [name, ...Object.entries(attributes).map(([key, value]) => `${key}="${escapeXml(value, !0)}"`)].join(" "), inside = content.map((item) => typeof item == "string" ? `\n${item.replace(/\n$/, "")}` : escapeXml(item.text, !1)), own = content.some((item) => typeof item == "string") ? "\n" : "";
	return content.length === 0 ? `<${head}/>\n` : `<${head}>${inside.join("")}${own}</${name}>\n`;
}
/** What XML 1.0 does not allow even as a reference: https://www.w3.org/TR/xml/#charsets */
const FORBIDDEN = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, REFERENCE = /* @__PURE__ */ new Map([
	["&", "&amp;"],
	["<", "&lt;"],
	[">", "&gt;"],
	["\"", "&quot;"],
	["	", "&#9;"],
	["\n", "&#10;"],
	["\r", "&#13;"]
]);
/** A parser makes a space of a line end or a tab in an attribute, and a line feed of a carriage return anywhere. */
function escapeXml(text, attribute) {
	return text.replace(FORBIDDEN, "�").replace(attribute ? /[&<>"\t\n\r]/g : /[&<>\r]/g, (character) => REFERENCE.get(character) ?? character);
}
// src/report/junit.ts
var junit_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ renderJunit: () => renderJunit });
const OUTCOME = {
	fail: "failure",
	unverifiable: "error",
	warning: "skipped",
	notice: "skipped"
};
/**
* The findings as JUnit XML: a suite for the run, whose one case is the verdict, and a suite for each manifest with a case for each
* finding; what is only a warning or a notice counts as skipped. The format has no standard: this is what Jenkins' schema allows, with the
* `file` and `line` that most readers know besides.
* @see https://github.com/jenkinsci/xunit-plugin/blob/master/src/main/resources/org/jenkinsci/plugins/xunit/types/model/xsd/junit-10.xsd
*/
function renderJunit(report, { limit = 1e4, ...options } = {}) {
	let landingOf = landingsOf(report, options), places = placesOf(report, options.workspace), shown = report.findings.slice(0, limit), left = report.findings.length - shown.length, byManifest = new Map(report.manifests.map(({ path }) => [path, []])), broken = new Set(report.findings.filter(({ severity }) => isBad(severity)).map(({ manifest }) => manifest)), ofRun = [verdictCase(report)];
	for (let finding of shown) (byManifest.get(finding.manifest ?? "") ?? ofRun).push(findingCase(finding, places, landingOf(finding)));
	let suites = [suite("Seal Gate", ofRun, {}, left === 0 ? [] : [leftText(left)]), ...report.manifests.map((manifest) => {
		let intact = broken.has(manifest.path) ? [] : [intactCase(manifest, report)];
		return suite(quotePath(manifest.path), [...intact, ...byManifest.get(manifest.path) ?? []], propertiesOf(manifest));
	})];
	return `<?xml version="1.0" encoding="UTF-8"?>\n${element("testsuites", {
		name: "Seal Gate",
		...counts(suites.flatMap((one) => one.cases))
	}, suites.map(({ xml }) => xml))}`;
}
function isBad(severity) {
	return severity === "fail" || severity === "unverifiable";
}
function leftText(left) {
	return element("system-out", {}, [{ text: `${counted(left, "more finding")}: report.json lists all.` }]);
}
function suite(name, cases, properties, after = []) {
	let own = Object.entries(properties).map(([key, value]) => element("property", {
		name: key,
		value: escapeLog(value)
	})), content = [
		...own.length === 0 ? [] : [element("properties", {}, own)],
		...cases.map(({ xml }) => xml),
		...after
	];
	return {
		cases,
		xml: element("testsuite", {
			name: escapeLog(name),
			...counts(cases),
			skipped: count(cases, "skipped")
		}, content)
	};
}
function counts(cases) {
	return {
		tests: String(cases.length),
		failures: count(cases, "failure"),
		errors: count(cases, "error")
	};
}
function count(cases, wanted) {
	return String(cases.filter(({ outcome }) => outcome === wanted).length);
}
function propertiesOf({ format, seals, packet, sha256 }) {
	return {
		format,
		seals: String(seals),
		...packet !== void 0 && { packet },
		...sha256 !== void 0 && { sha256 }
	};
}
/** So that a run without findings is not an empty list, which readers take for a broken one, and no run that is not a pass looks like it. */
function verdictCase(report) {
	let { verdict, decision } = report, attributes = {
		classname: "Seal Gate",
		name: "verdict"
	}, text = runSentence(report);
	if (verdict === "pass") return {
		outcome: "passed",
		xml: element("testcase", attributes, [element("system-out", {}, [{ text: `${text} ${decision}` }])])
	};
	let outcome = verdict === "fail" ? "failure" : "error";
	return {
		outcome,
		xml: element("testcase", attributes, [element(outcome, {
			type: verdict,
			message: escapeLog(text)
		})])
	};
}
function intactCase({ path, seals }, { shard }) {
	let share = shard === void 0 ? "" : ` (share ${shard.index} of ${shard.of})`, name = `${grouped(seals)} ${seals === 1 ? "seal holds" : "seals hold"}${share}`;
	return {
		outcome: "passed",
		xml: element("testcase", {
			classname: escapeLog(quotePath(path)),
			name
		})
	};
}
function findingCase(finding, places, landing) {
	let { code, path, manifest, severity } = finding, outcome = OUTCOME[severity], attributes = {
		classname: escapeLog(manifest === void 0 ? "Seal Gate" : quotePath(manifest)),
		name: escapeLog(path === void 0 ? code : `${code} ${quotePath(path)}`),
		...landing !== void 0 && { file: escapeLog(landing.file) },
		...landing?.line !== void 0 && { line: String(landing.line) }
	}, steps = remedy(finding, places.sealedFile(finding)).flatMap(({ say, run }) => run === void 0 ? [say] : [say, `  ${run}`]), text = [...explain(finding), ...steps].map(escapeLog).join("\n");
	return {
		outcome,
		xml: element("testcase", attributes, [element(outcome, {
			type: ruleIdOf(finding),
			message: escapeLog(headline(finding))
		}, [{ text }])])
	};
}
// src/report/rule-help.ts
/** Markdown by code or cause. Links are relative to docs/. */
const RULE_HELP = {
	"bom-added": "- **You see** a text that looks the same in every editor, three bytes longer than sealed. The first difference is at line 1, column 1.\n- **Why:** a writer put the UTF-8 byte order mark `EF BB BF` in front: `Out-File -Encoding utf8` of Windows PowerShell, \"CSV UTF-8\" of spreadsheets, .NET's `Encoding.UTF8`, older Notepads.\n- **Proof:** the marks are taken off, one or several. Otherwise it is a hint, when the file was sealed as text without a mark, or is longer by just a mark.\n- **Prevent:** `charset = utf-8` in `.editorconfig`; `-Encoding utf8NoBOM` in PowerShell 7; `new UTF8Encoding(false)` in .NET.\n- **Remedy:** `tail -c +4 FILE > FILE.new && mv FILE.new FILE`, or from git.",
	"bom-removed": "- **You see** a file three bytes shorter than sealed, that was sealed with a byte order mark (`\"bom\": true` in a native manifest). Spreadsheets now show its accents broken.\n- **Why:** `dos2unix` takes the mark off unless told `--keep-bom`; so do editors, many formatters, and programs that read with `utf-8-sig` and write with `utf-8`.\n- **Proof:** `EF BB BF` is put in front. Otherwise it is a hint, when the seal says `\"bom\": true`.\n- **Prevent:** `.prettierignore` and `.editorconfig` sections for sealed files; `dos2unix --keep-bom`.\n- **Remedy:** `{ printf '\\357\\273\\277'; cat FILE; } > FILE.new && mv FILE.new FILE`, or from git.",
	"crlf-added": "- **You see** a text longer by one byte a line, on Windows more often than not. `git status` says nothing.\n- **Why:** each LF became CRLF. Git for Windows does it at checkout (`core.autocrlf=true` is its installer's default), and so does `* text eol=crlf` in `.gitattributes`; else `unix2dos`, an editor, a transfer in text mode.\n- **Proof:** each CRLF becomes LF again, doubled ones (CR CR LF) too, when no line ends in LF alone. Otherwise it is a hint, when the seal says `\"eol\": \"lf\"`, or the file is longer by just that.\n- **Prevent:** `evidence/** -text` in `.gitattributes`, for exactly the sealed files: their bytes are not git's business.\n- **Remedy:** add that line, then `rm FILE && git checkout HEAD -- FILE`; without git, `dos2unix --keep-bom FILE`.",
	"crlf-removed": "- **You see** a file shorter by one byte a line, that was sealed with CRLF: batch files, transcripts, exports of Windows programs.\n- **Why:** `* text=auto` makes git store LF when such a file is added, and then the commit itself is wrong; else `dos2unix`, a formatter with `endOfLine: lf`, an editor.\n- **Proof:** each LF becomes CRLF, when no CRLF is left. Otherwise it is a hint, when the seal says `\"eol\": \"crlf\"`.\n- **Prevent:** `path/** -text` in `.gitattributes` before the file is added for the first time.\n- **Remedy:** `unix2dos --keep-bom FILE`, then add the attribute and commit the file again.",
	"cr-only": "- **You see** a file of the sealed length (or shorter by one byte a line, when CRLF was sealed) that most tools show as one long line.\n- **Why:** line ends became a lone CR: `unix2mac`, `tr '\\n' '\\r'`, old Macintosh programs, a terminal log without its line feeds.\n- **Proof:** each CR becomes LF, or CRLF. Otherwise it is a hint, when the seal says `lf` or `crlf` and only lone CRs are found.\n- **Prevent:** look for the program that still writes so; few do.\n- **Remedy:** `mac2unix FILE`, or from git.",
	"eol-mixed": "- **You see** a file longer or shorter than sealed by fewer bytes than it has lines; some lines end in CRLF and others in LF.\n- **Why:** someone edited a few lines on another system, two halves were concatenated, a tool wrote its header with its own line ends.\n- **Proof:** all line ends become LF, or all CRLF. When the sealed ones were mixed, the sealed length tells how many changed, and neighbouring lines are tried first: many changed lines far apart are not found. Otherwise it is a hint, when the seal says `lf` or `crlf`.\n- **Prevent:** `-text` in `.gitattributes`, `end_of_line` in `.editorconfig`.\n- **Remedy:** `dos2unix --keep-bom FILE` when LF was sealed, `unix2dos --keep-bom FILE` when CRLF was; else from git.",
	"blank-lines-added": "- **You see** an empty line behind every line.\n- **Why:** CRLF was read as two line ends: Python's `open(…, \"w\")` on Windows given text with `\\r\\n`, CSV writers without `newline=\"\"`, FTP, a web form.\n- **Proof:** each doubled line end becomes one LF, or one CRLF, when every one of them is doubled. There is no hint.\n- **Prevent:** `newline=\"\"` where Python writes; copy files as bytes.\n- **Remedy:** from git.",
	"unicode-punctuation": "- **You see** a difference that is hard to see: `—` where `-` was sealed, `“` where `\"` was.\n- **Why:** typography was made \"smart\": word processors, chat and mail programs, content systems, `pandoc -f markdown+smart`, phones, language models that rewrite a text on the way.\n- **Proof:** the characters become plain again: every class as one, one class in part (the sealed length tells how many), or, where there are few, each on its own. Otherwise it is a hint, when the file was sealed as `ascii`; then each such character is located. The other way round, sealed typography that was flattened to plain text is put back in files up to 4 MiB: each kind of place as one, or one kind in part.\n- **Prevent:** copy files, not text out of a program that shows them; switch smart punctuation off where sealed files are edited.\n- **Remedy:** from git, or put the located characters back by hand; there are seldom many.\n\n| found | sealed |\n|---|---|\n| U+2014, U+2015 (em dash, bar); U+2012, U+2013 (figure dash, en dash) | `-`, `--`, also with a space on each side; for the first two also `---` |\n| U+2010, U+2011 (hyphens), U+2212 MINUS SIGN | `-` |\n| U+2018 to U+201B, U+2032, U+00B4 (single marks) | `'`; for U+00B4 also a backtick |\n| U+201C to U+201F, U+2033 (double marks), `«`, `»` | `\"`; also `''` or `<<` |\n| U+2026 HORIZONTAL ELLIPSIS | `...`, `. . .`, `..` |\n| U+00A0, U+202F, U+2007, U+2009, U+3000 and other spaces | a space, `&nbsp;`, nothing |\n| bullet, arrows, `≠ ≤ ≥ × ±`, `© ® ™`, `½ ¼ ¾`, ligatures such as `ﬁ` | `-`, `->`, `!=`, `x`, `(c)`, `1/2`, `fi`, … |",
	"unicode-normalized": "- **You see** a text that looks the same, longer or shorter by a byte or two for each accented letter or Hangul syllable.\n- **Why:** it was put into another Unicode normal form. macOS programs like NFD (`e` and a combining accent), most others NFC (one `é`); search engines and databases like NFKC, which also turns `ﬁ` into `fi` and `²` into `2`.\n- **Proof:** the found text is put into NFC, NFD, NFKC and NFKD, and into NFC or NFD in part of the places. What NFKC or NFKD folded away cannot be unfolded: that is not found here. There is no hint.\n- **Prevent:** never normalise content; normalise only to compare.\n- **Remedy:** `uconv -x any-nfc FILE` (or `any-nfd`), or from git.",
	"invisible-characters": "- **You see** a difference that nothing shows: zero-width spaces and joiners, soft hyphens, bidirectional controls, variation selectors, tags. The location names each by its code point.\n- **Why:** copied from a web page, a chat or a PDF; put there to watermark a text; or to make code read otherwise than it runs ([Trojan Source](https://trojansource.codes)).\n- **Proof:** they are taken out, each class as one, in part, or each on its own; those of no width may also stand for a space. There is no hint, but in a file sealed as `ascii` each one is located.\n- **Prevent:** copy files, not rendered text. Treat bidirectional controls in code as an attack until shown otherwise.\n- **Remedy:** delete the located characters, or from git.",
	"json-reencoded": "- **You see** the same JSON value with other escapes: `\\u0416` where `Ж` was sealed, or the other way round.\n- **Why:** a program read the JSON and wrote it back. Python's `json.dumps` escapes everything beyond ASCII unless told `ensure_ascii=False`; PHP writes `\\/`; Go and .NET escape `<`, `>` and `&`; `jq` takes escapes away.\n- **Proof:** strings are spelled in every such manner, in the text as it stands: characters over U+007F raw or as `\\u` in small or capital hex, `/` escaped or not, ASCII escaped for HTML or not. Otherwise it is a hint, when a text sealed as `utf-8` is now ASCII with such escapes.\n- **Prevent:** do not load and dump a sealed file, not even to \"check\" it.\n- **Remedy:** from git, or write it back the other way, such as `jq . FILE` for escapes that Python made in a file indented by two.",
	"json-reformatted": "- **You see** the same JSON value in another layout: other indentation, separators, key order, or end of file.\n- **Why:** a formatter (`prettier`, an editor on save), or a program that loads and dumps: `jq`, `json.dumps`, `JSON.stringify`.\n- **Proof:** the value is written in the layouts of known writers: on one line or indented by 1 to 4 or 8 spaces, a tab or nothing, with their spaces at commas and colons, keys as found or sorted, with and without a final line end, strings as they are or as the writer escapes them (then [json-reencoded](#json-reencoded) stands beside it). JSON lines too. Up to 1 MiB also as prettier, Biome and Jackson break lines. Numbers stay as they are spelled. A sealed layout that was made by hand is no writer's, and is not found. There is no hint.\n- **Prevent:** `.prettierignore`, and the exclusions of whatever formats on save or in a hook.\n- **Remedy:** from git, or the writer that the finding names.",
	"csv-reformatted": "- **You see** the same table with other quotes, or another delimiter.\n- **Why:** it was opened and saved: Excel (`;` where the comma is decimal), LibreOffice, pandas, R, Python's `csv`.\n- **Proof:** only for sealed paths that end in `.csv`, `.tsv` or `.tab`: the table is written with `,` `;` tab `|`, and quoted where needed, all over, around all but numbers, around nothing, around spaces, or as found. What the program changed in the fields themselves (dates, leading zeros, `1E5`) is not undone. There is no hint.\n- **Prevent:** look at tables in a viewer; never save them from a spreadsheet.\n- **Remedy:** from git.",
	"markdown-reformatted": "- **You see** the same document with other marks: `*` for `-` before list items, `_` for `*` around emphasis, padded tables, more blank lines.\n- **Why:** `prettier`, `markdownlint --fix`, `pandoc`, an editor on save.\n- **Proof:** only for sealed paths that end in `.md`, `.markdown`, `.mdown` or `.mdx`, up to 4 MiB: marks of lists, emphasis, strong and rules, the padding of tables, blank lines at headings and lists, and escapes are put back, alone and together. Re-wrapped lines are not. There is no hint.\n- **Prevent:** `.prettierignore`; exclude sealed files from hooks.\n- **Remedy:** from git.",
	"yaml-reformatted": "- **You see** the same data with other quotes, indentation of lists, comments' distance, or blank lines.\n- **Why:** `prettier`, `yamlfmt`, or a program that loads and dumps: PyYAML, ruamel, go-yaml.\n- **Proof:** only for sealed paths that end in `.yml` or `.yaml`, up to 4 MiB: quotes, indented lists, the leading `---`, spaces before comments and in braces, and removed blank lines are put back, alone and together. Lost comments, anchors and key order are not. There is no hint.\n- **Prevent:** `.prettierignore`; exclude sealed files from hooks.\n- **Remedy:** from git.",
	"encoding-changed": "- **You see** a file about twice as long, with a NUL beside every ASCII letter: UTF-16. Or one byte shorter for each accented letter: a code page.\n- **Why:** \"Save as Unicode\" on Windows means UTF-16, and `>` in Windows PowerShell writes it; older programs write the system's code page. With `working-tree-encoding` in `.gitattributes`, git does it by itself.\n- **Proof:** the bytes are read as UTF-16 and UTF-32 (both byte orders), Windows-1250 to 1258 and 874, ISO-8859-1, -2, -5, -7, -8, -15, IBM 437, 850, 866, KOI8, Macintosh, Shift_JIS, GB18030, Big5, EUC-JP, EUC-KR or ISO-2022-JP, and written as UTF-8; or, when the seal is of such a text, the other way round (but ISO-2022-JP). Otherwise it is a hint, when the file was sealed as text and now begins with a UTF-16 mark, is not UTF-8 any more, or holds U+FFFD where ASCII was sealed.\n- **Prevent:** `charset = utf-8` in `.editorconfig`; `-Encoding utf8NoBOM`; no `working-tree-encoding` on sealed files.\n- **Remedy:** `iconv -f UTF-16 -t UTF-8 FILE > FILE.new && mv FILE.new FILE`, or from git.",
	mojibake: "- **You see** `Ã©` where `é` was sealed, `â€”` for an em dash; longer than sealed by a byte or more for each such character.\n- **Why:** UTF-8 was read in a wrong encoding and written as UTF-8 again: a database connection with the wrong character set, an import wizard, a script without an encoding.\n- **Proof:** the text is encoded as any of the legacy encodings above and read as UTF-8 again, up to three times over, as a whole or run by run where part of it is sound. Where characters were lost (`U+FFFD`, `?`), nothing brings them back. Otherwise it is a hint, when undoing it gives the sealed length.\n- **Prevent:** say the encoding wherever a file is opened; `SET NAMES utf8mb4` for old database clients.\n- **Remedy:** `iconv -f UTF-8 -t WINDOWS-1252 FILE > FILE.new && mv FILE.new FILE`, once for each time it happened; or from git.",
	"final-newline-added": "- **You see** one byte (or two) more than sealed, at the very end.\n- **Why:** editors end the last line on save (`insert_final_newline`), hooks such as `end-of-file-fixer` do, and every tool that works by lines.\n- **Proof:** the last line end is taken off, and up to eight of them. There is no hint.\n- **Prevent:** `insert_final_newline = unset` for sealed files; exclude them from hooks.\n- **Remedy:** `truncate -s -1 FILE`, or from git.",
	"final-newline-removed": "- **You see** one byte (or two) less than sealed, at the very end; git says `\\ No newline at end of file`.\n- **Why:** a program that joins lines without a last line end, `$(cat FILE)` in a script, `json.dump`, `insert_final_newline = false`.\n- **Proof:** LF, or CRLF, is put at the end, and up to eight of them. There is no hint.\n- **Prevent:** write files with tools that keep bytes: `cp`, not `$(cat)`.\n- **Remedy:** `echo >> FILE`, or from git.",
	"trailing-whitespace-added": "- **You see** spaces or tabs at the ends of lines that had none.\n- **Why:** a table aligner, a copy out of a terminal, a generator that pads its columns.\n- **Proof:** all white space at line ends is taken off; or one character of it, or two spaces, at each line that has them. There is no hint.\n- **Prevent:** keep generators away from sealed files.\n- **Remedy:** `sed -i 's/[ \\t]*$//' FILE`, or from git.",
	"trailing-whitespace-removed": "- **You see** fewer bytes than sealed; only ends of lines differ. In Markdown, two spaces at a line's end were a line break, and are gone.\n- **Why:** `trim_trailing_whitespace` in `.editorconfig`, the `trailing-whitespace` hook, almost every formatter.\n- **Proof:** only where it can be guessed: blank lines get the indentation of their neighbours, or up to 64 lost bytes are put back as spaces or tabs at one line's end, or alike at a few. Anything else is not in the file any more. There is no hint.\n- **Prevent:** `trim_trailing_whitespace = unset` for sealed files; exclude them from hooks.\n- **Remedy:** from git.",
	"tabs-expanded": "- **You see** a longer file; where tabs were sealed there are spaces.\n- **Why:** `expand`, an editor with `indent_style = space`, a formatter, a copy out of a terminal.\n- **Proof:** up to 16 MiB: runs of spaces become tabs again, for tab stops of 8, 4, 2 and 3, at line starts, up to every stop, or each run of that length. There is no hint.\n- **Prevent:** `indent_style = unset` for sealed files. Makefiles and `.tsv` files mean their tabs.\n- **Remedy:** `unexpand --first-only -t 8 FILE > FILE.new && mv FILE.new FILE` with the width that the finding names, or from git.",
	"tabs-unexpanded": "- **You see** a shorter file; where spaces were sealed there are tabs.\n- **Why:** `unexpand`, an editor with `indent_style = tab`, a formatter.\n- **Proof:** up to 16 MiB: tabs become spaces again, for tab stops of 8, 4, 2 and 3, at line starts, everywhere, or a fixed number for each. There is no hint.\n- **Prevent:** `indent_style = unset` for sealed files.\n- **Remedy:** `expand -t 4 FILE > FILE.new && mv FILE.new FILE` with the width that the finding names, or from git.",
	"indentation-changed": "- **You see** each level of indentation wider or narrower than sealed.\n- **Why:** a formatter with another `indent_size`, an editor that guessed.\n- **Proof:** up to 16 MiB: leading spaces are scaled between 1, 2, 3, 4 and 8 a level, when every line fits. Tabs are [tabs-expanded](#tabs-expanded) and [tabs-unexpanded](#tabs-unexpanded). There is no hint.\n- **Prevent:** `indent_size = unset` for sealed files; keep formatters off them.\n- **Remedy:** from git, or the same formatter with the sealed width.",
	appended: "- **You see** more bytes than sealed; the first ones, as many as were sealed, are untouched. The location is where the new bytes begin.\n- **Why:** `>>` instead of `>`, a tool that signs, stamps or logs into the file, a merge, an attack.\n- **Proof:** the file is cut at the sealed length, which the seal must have. There is no hint.\n- **Prevent:** write beside sealed files, not into them; make them read-only.\n- **Remedy:** look at what was added, then `truncate -s N FILE` with the sealed length; or from git.",
	prepended: "- **You see** more bytes than sealed; the last ones, as many as were sealed, are untouched. Everything seems to have moved down.\n- **Why:** a licence header bot, a \"generated, do not edit\" banner, front matter, a shebang.\n- **Proof:** the last bytes, as many as were sealed, are compared; the seal must have a length. There is no hint.\n- **Prevent:** exclude sealed files from header bots. Migrations that were applied must never get a new header.\n- **Remedy:** `tail -c N FILE > FILE.new && mv FILE.new FILE` with the sealed length, or from git.",
	inserted: "- **You see** whole lines too many, somewhere in the middle.\n- **Why:** a licence header behind a shebang, a generated block, an import that an editor added, a debug line.\n- **Proof:** as many bytes as are too many are taken out, between any two line starts; the seal must have a length. Bytes added inside a line, or at two places, are not found. There is no hint.\n- **Prevent:** exclude sealed files from header bots and from editors' \"organise imports\".\n- **Remedy:** delete the lines at the location, or from git.",
	duplicated: "- **You see** the whole content twice, or more often, one behind the other.\n- **Why:** `>>` where `>` was meant, a step that was run again, a download that resumed from the start.\n- **Proof:** the file is cut at the sealed length, which the seal must have, when all parts of that length are equal. There is no hint.\n- **Prevent:** write to a new name and rename; `set -o noclobber`.\n- **Remedy:** `truncate -s N FILE` with the sealed length, or from git.",
	padded: "- **You see** NUL bytes, or a Ctrl-Z, behind the sealed content.\n- **Why:** a copy from a block device or a fixed-size record, a preallocated file that was never cut, a program from the days of DOS.\n- **Proof:** they are taken off: all, or as many as are over the sealed length. There is no hint.\n- **Prevent:** copy files as files; `truncate` what was preallocated.\n- **Remedy:** `truncate -s N FILE` with the sealed length, or from git.",
	truncated: "- **You see** fewer bytes than sealed, and an end in the middle: of a character, of a JSON value, of a line.\n- **Why:** a full disk, a download or a copy that was cut off, a job that was cancelled while it wrote, a size limit in between.\n- **Proof:** none, this is a hint unless git has the original: the missing bytes are nowhere in the file. It needs the sealed length, and is not said of a file that was cut between two lines.\n- **Prevent:** write to a new name and rename when it is whole; check lengths after a transfer; `set -o pipefail`.\n- **Remedy:** fetch the file again, or from git.",
	emptied: "- **You see** a file of zero bytes where some were sealed.\n- **Why:** `>` opened the file before the command failed, a full disk, a placeholder that a job left.\n- **Proof:** none, this is called a hint unless git has the original: that the file is empty is plain, but what stood in it is gone.\n- **Prevent:** write to a new name and rename when it is whole.\n- **Remedy:** from git.",
	"git-filter": "- **You see** `$Id: … $` where `$Id$` was sealed, or a commit and a date where `$Format:…$` was.\n- **Why:** git rewrote the file on its way out: the attribute `ident` at checkout, `export-subst` in `git archive` and in the source archives that forges offer.\n- **Proof:** `$Id: … $` becomes `$Id$`; in files up to 64 KiB, commit ids, dates and ref names become the formats that usually stand for them (`%H`, `%h`, `%cI`, `%aI`, `%ci`, `%ai`, `%d`, `%D`). What `eol=` and `working-tree-encoding` do is named [crlf-added](#crlf-added) and [encoding-changed](#encoding-changed); `filter=` programs are not undone. There is no hint.\n- **Prevent:** `path/** -text -ident -filter -working-tree-encoding` in `.gitattributes`, for the sealed files; seal what archives hold, not what they were made of.\n- **Remedy:** add that line, then `rm FILE && git checkout HEAD -- FILE`.",
	"merge-conflict": "- **You see** `<<<<<<<`, `=======` and `>>>>>>>` in the file.\n- **Why:** a merge or a rebase stopped, and the file was committed or left as it was.\n- **Proof:** in each conflict one side is kept (ours, theirs, or the base where it is shown), alike in all of them, or each decided on its own where there are few. Otherwise it is a hint, when all three marks are there and the file is longer than sealed.\n- **Prevent:** `git diff --check` in a hook; sealed files with `-merge` in `.gitattributes`, so that git leaves one side whole.\n- **Remedy:** resolve it in favour of the sealed side: `git checkout --ours -- FILE` or `--theirs`.",
	"lfs-pointer": "- **You see** a text of about 130 bytes that begins with `version https://git-lfs.github.com/spec/v1`, where a large file was sealed.\n- **Why:** the checkout brought git LFS's pointer and not the content: `lfs: true` is missing, the LFS quota is used up, `git lfs` is not installed.\n- **Proof:** the pointer's `oid` and `size` are the sealed sha256 and length: the commit is right, and only the content was not fetched. A pointer to anything else is a hint.\n- **Prevent:** `lfs: true` at `actions/checkout`, or `git lfs pull` after it.\n- **Remedy:** the same.",
	"lfs-content": "- **You see** a large file where a text of about 130 bytes was sealed.\n- **Why:** the pointer was sealed, in a checkout without git LFS, and this checkout has it.\n- **Proof:** the pointer is written from the sha256 and the length of the found file. There is no hint.\n- **Prevent:** seal and verify in checkouts of one kind; better seal the content.\n- **Remedy:** seal the content, or check out with `lfs: false`.",
	"symlink-as-text": "- **You see** a file that holds nothing but the path of another one.\n- **Why:** git wrote a symbolic link as a text file, as it does on Windows without developer mode, or with `core.symlinks=false`.\n- **Proof:** none, this is always a hint: the content is nothing but a relative path with a `/` in it, without a line end, where a text with line ends, or something far longer, was sealed.\n- **Prevent:** seal the file that the link leads to; do not seal links (`seal-gate seal` refuses them).\n- **Remedy:** `git config core.symlinks true`, then check the file out again.",
	compressed: "- **You see** bytes that begin with `1F 8B` (gzip), `78` (zlib) or `28 B5 2F FD` (zstd) where something else was sealed.\n- **Why:** a proxy or a storage kept `Content-Encoding: gzip` as content, a build step compressed in place, a download was saved as it came.\n- **Proof:** the file is decompressed, up to about twice the sealed length; zstd needs Node 22.15. Otherwise it is a hint, when text was sealed and gzip or zstd is found.\n- **Prevent:** `curl --compressed`; compress to another name.\n- **Remedy:** `gunzip < FILE > FILE.new && mv FILE.new FILE`, or from git.",
	decompressed: "- **You see** plain content where a compressed file was sealed.\n- **Why:** an HTTP client or a proxy decompressed on the way (`Content-Encoding: gzip` on a `.gz` file does that), or a step unpacked in place.\n- **Proof:** none, this is always a hint: compressing again seldom gives the same bytes. It needs a sealed path that ends in `.gz`, `.tgz`, `.zst`, `.xz` or `.bz2`, sealed as `binary`, where a longer text is found.\n- **Prevent:** serve `.gz` files without `Content-Encoding`; unpack to another name.\n- **Remedy:** fetch the file again without decompression.",
	encrypted: "- **You see** `GITCRYPT` between two NUL bytes, `age-encryption.org/v1` or `$ANSIBLE_VAULT;` at the start of the file.\n- **Why:** the checkout is locked (`git-crypt`), or a step encrypted in place.\n- **Proof:** none, this is always a hint: without the key nothing can be undone. It is said of `GITCRYPT` where text was sealed, of age where binary was, and of Ansible Vault where UTF-8 text beyond ASCII was.\n- **Prevent:** unlock before the gate runs, or seal the encrypted bytes.\n- **Remedy:** `git-crypt unlock`, or what unlocks it.",
	"bit-flipped": "- **You see** a file of the sealed length in which one byte differs by one bit.\n- **Why:** a worn disk, memory without error correction, a cable, a transfer without a checksum.\n- **Proof:** up to 1 KiB: each bit is turned once. In larger files it is not looked for. There is no hint.\n- **Prevent:** transfers with checksums; memory with error correction.\n- **Remedy:** fetch the file again, and check the disk and the memory it came through.",
	"character-changed": "- **You see** one byte that is another one, one too many, or one too few.\n- **Why:** a key that was hit by accident, a one-letter \"correction\".\n- **Proof:** the seal must have a length. In files up to 8 KiB each byte is taken out; in files up to 16 KiB each gets other values, or one is put in at each place: the fewer bytes, the more values, those that the file has itself first. There is no hint.\n- **Prevent:** read-only sealed files; review.\n- **Remedy:** from git; when the change is meant, seal again and have it reviewed.",
	"another-file": "- **You see** the content of another sealed file.\n- **Why:** a copy to the wrong name, a script with two paths mixed up, a template that was filled twice.\n- **Proof:** the found sha256 is the one that is sealed for the other path. When that path has *this* file's bytes in turn, both are [swapped](#swapped).\n- **Prevent:** let scripts name what they copy; no wildcards as destinations.\n- **Remedy:** put the right file back, from git.",
	"content-changed": "- **You see** other content, and no transformation on this page leads back to the sealed bytes.\n- **Why:** somebody or something changed the content: an edit, a merge, another version of a tool, a damaged disk, an attack.\n- **Proof:** none: this is what is left when nothing was proved and no trace was found. Places that contradict the facts of the seal are still located. When git has the original, that is the proof, and every difference is shown. When the search was stopped by a limit, the finding says so.\n- **Prevent:** branch protection and review for sealed folders; a fresh seal only with a reviewed change.\n- **Remedy:** from git. When the change was meant, seal again in the same pull request, so that both are reviewed together.",
	"digest-mismatch": "- **You see** a file of the sealed length (or whose length was not sealed) with other bytes. The verdict is `fail`.\n- **Why:** see its cause. [`content-changed`](#content-changed) means that nothing the gate knows explains the bytes: take it for a real change.\n- **How it is decided:** length and every listed digest come from one read of one opened file. Equal length and equal digests are intact; anything else is looked at once more before it is called drift.\n- **Prevent and remedy:** as its cause says.",
	"length-mismatch": "- **You see** a file with more or fewer bytes than sealed. Formats without a length (GNU, BSD, …) give [`digest-mismatch`](#digest-mismatch) instead. The verdict is `fail`.\n- **Why:** see its cause. The difference alone tells much: +3 is a BOM, one byte a line is CRLF.\n- **How it is decided:** as above; one byte more than sealed settles it before anything is hashed. The digests in the finding are of the whole file.\n- **Prevent and remedy:** as its cause says.",
	missing: "- **You see** a sealed path at which there is nothing. The verdict is `fail`.\n- **Why:** deleted, never committed (`.gitignore`), left out by a sparse checkout, or the `root` is wrong; then everything is missing.\n- **How it is decided:** the system says `ENOENT` or `ENOTDIR`. Any other error is [`unreadable`](#unreadable), since it does not prove that the file is gone. The bytes are then looked for elsewhere: [`moved`](#moved), [`case-renamed`](#case-renamed). In a repository, it is said who removed it: a commit, the checkout (sparse), or a later step.\n- **Prevent:** `git add -f` for sealed files that an ignore rule matches; check `root`.\n- **Remedy:** `git checkout HEAD -- FILE`; when it was removed on purpose, seal again in the same change.",
	moved: "- **You see** a sealed path at which there is nothing, and its bytes under another name. The verdict is `fail`.\n- **Why:** renamed, moved to another folder, an archive unpacked one level too deep.\n- **How it is decided:** files under the root that no seal names, and that have the length of a missing one, are hashed. Empty files prove nothing and are passed over. The search ends after 200,000 entries or 1 GiB; then the file is only [`missing`](#missing).\n- **Prevent:** rename and seal again in one change.\n- **Remedy:** move it back, or seal it at its new place.",
	swapped: "- **You see** two sealed files, each with the other's bytes. The verdict is `fail`.\n- **Why:** a script with its arguments in the wrong order, a rename by way of a third name that went wrong.\n- **How it is decided:** by the digests of both. When only one of them is wrong, its cause is [`another-file`](#another-file).\n- **Prevent:** let scripts name what they copy.\n- **Remedy:** give the two files their own names back.",
	"case-renamed": "- **You see** a sealed path at which there is nothing, and beside it a name that looks the same. The verdict is `fail`.\n- **Why:** another letter case (Windows and macOS take both for one name, Linux does not), or another Unicode form of the name (NFC, NFD).\n- **How it is decided:** by the names of the files that no seal names; the finding says whether the bytes are the sealed ones.\n- **Prevent:** `git config core.ignorecase false` where the names were changed; plain names.\n- **Remedy:** give the file exactly its sealed name: `git mv -f readme.md README.md`.",
	symlink: "- **You see** a symbolic link at a sealed path, or at a folder on the way to it. It is not followed, even when it leads to the right bytes. The verdict is `fail`.\n- **Why:** a build tool that links instead of copying, a package manager's store, or an attempt to make the gate read outside its root.\n- **How it is decided:** every folder on the way is looked at, and the file is opened without following links.\n- **Prevent:** seal the file that the link leads to, in its own place.\n- **Remedy:** `cp --remove-destination \"$(readlink -f FILE)\" FILE`, after looking at where it leads.",
	"not-a-file": "- **You see** a folder, a named pipe, a socket or a device at a sealed path. The verdict is `fail`.\n- **Why:** a tool made a folder of the same name; or somebody put a pipe there, at which other checkers wait for ever.\n- **How it is decided:** the path is opened without waiting, and the opened thing is asked what it is.\n- **Prevent:** write only regular files into sealed folders.\n- **Remedy:** remove what stands there, then check the file out again.",
	"outside-root": "- **You see**, on Windows only, a sealed path that holds `\\` or `:` and would name another place there. The verdict is `unverifiable`.\n- **Why:** the manifest was made on a system where both are ordinary characters of a name.\n- **How it is decided:** by the name alone; nothing is opened. On Linux the file below is one name and is verified; on Windows the same words mean a file `2031.txt` in a folder `notes`.\n- **Prevent:** do not seal such names when the files are checked on Windows.\n- **Remedy:** rename the file and seal again.",
	"changed-while-reading": "- **You see** a file whose bytes, length or time stamps changed between two looks. The verdict is `unverifiable`: what it will be is not known.\n- **Why:** a step in the background still writes, a log is sealed, a synchroniser is at work.\n- **How it is decided:** after a mismatch the file is measured once more, with its status before and after. Equal length and digests at the first look are proof whatever happened meanwhile, so an intact file is never reported so.\n- **Prevent:** wait for background work before the gate; do not seal logs.\n- **Remedy:** run the gate again when nothing writes any more.",
	unreadable: "- **You see** an error code of the system, such as `EACCES`, `EIO` or `ENAMETOOLONG`. The verdict is `unverifiable`: the file may be right or wrong.\n- **Why:** permissions (a container that wrote as root), a failing disk, a network mount that is gone, a name that the system cannot hold.\n- **How it is decided:** looking, opening or reading failed with anything but \"there is no such file\".\n- **Prevent:** let one user own the workspace; `chown` after container steps.\n- **Remedy:** make the file readable and run the gate again.",
	unsealed: "- **You see** a file inside the sealed scope (`covers`) that no seal names.\n- **Why:** a new file that was not sealed yet, a leftover (`.orig`, `.DS_Store`, `Thumbs.db`), a build that wrote into the packet, or something that was smuggled in: a packet with one more document than was signed is another packet.\n- **How it is decided:** whatever is no folder and matches `covers` is listed, dotfiles and links too; `.git` and the manifests themselves are exempt. With `unsealed: fail` the verdict is `fail`, with `warn` it is only said, with `ignore` nothing is looked for.\n- **Prevent:** write outputs elsewhere; narrow `covers` to what is really sealed.\n- **Remedy:** delete the file, or seal again with it.",
	"oxum-mismatch": "- **You see** that a BagIt bag has more or fewer payload bytes or files than its `bag-info.txt` promises. The verdict is `fail`.\n- **Why:** a transfer that broke off, a file that was added or removed below `data/`, a bag that was changed and not made again.\n- **How it is decided:** the lengths and the number of all files below `data/` are compared with `Payload-Oxum: BYTES.FILES`. It stands beside the findings on the files themselves, and never replaces a digest.\n- **Prevent:** change bags only with the tool that makes them.\n- **Remedy:** fetch the bag again, or correct `Payload-Oxum` when the payload is as it was sent.",
	"text-rule": "The bytes are the sealed ones, and they break a rule that the workflow asks for with `text-rules`: `no-bom` (no byte order mark), `lf` (no CR), `ascii`, `utf-8`, `nfc` (one Unicode form), `no-invisible` (nothing that no reader sees: zero width, bidi, control characters). Each rule is told with the first place that breaks it. Files that are sealed as `binary` are not text; without that fact, a NUL among the first 8,000 bytes says so. The verdict is `fail`, or `unverifiable` for a text over 64 MiB. *Remedy:* change the text and seal it again, or drop the rule.",
	"root-not-found": "There is no folder at `root`: nothing could be looked for. The verdict is `unverifiable`. *Remedy:* correct `root`; it is relative to the workspace.",
	"covers-empty": "A glob in `covers` matches no file at all, sealed or not. Most likely it is misspelt, and would let every stray pass. The verdict is `unverifiable`. *Remedy:* correct the glob, or take it out. Globs are relative to the root, with `/`, and never negated.",
	"probe-failed": "Before it judges, the gate builds a small packet of its own, spoils it in seven ways, and demands that it refuses each for the right reason, and passes the good one. One of these probes did not come out so. Then this gate, on this machine, proves nothing, and the verdict is `unverifiable` whatever else was found. *Remedy:* report it with `probe-results.json`: it is a fault of the gate or of the machine, never of your files.",
	"production-held": "`require-clearance` is on and the decision is `HOLD_PRODUCTION`. The verdict is `fail`. Nothing in a packet can lift the hold yet, so this input makes every run fail. *Remedy:* leave it off where you only want bytes held.",
	"shard-invalid": "`seal-gate merge` was given reports that do not make one run: a shard is missing, stands there twice, is of another run (other manifest, other gate, other cut), is the report of a whole run, or its self-test did not hold. Nothing says then that every seal was looked at, and the verdict is `unverifiable`. *Remedy:* give it exactly one report of every shard of one run.",
	"input-invalid": "An input of the action has a value that cannot be used. Every such value is named at once, and none is replaced by its default. The verdict is `unverifiable`. *Remedy:* correct the workflow; the [README](../README.md#inputs) lists what each may be.",
	"internal-error": "The gate broke. Whatever was thrown, the verdict is `unverifiable` and never green. *Remedy:* run it again; when it breaks again, report it with the error's text. There is no known way to make an example.",
	"manifest-not-found": "There is no file at the path that the `manifest` input names, or its globs match nothing.\n\nUsual reasons: the step runs before the checkout, the path is not relative to the workspace, a sparse checkout left the file out, or the job that should have made the manifest was skipped. *Remedy:* correct the path. It is never right to make this step optional: a gate without a manifest has checked nothing.",
	"manifest-unreadable": "The file is there and cannot be read: permissions, a folder or a pipe in its place, in a bag a tag file that is a link, an I/O error, or it was being written meanwhile. The reason carries the system's error code. *Remedy:* make the file readable before the gate starts.",
	"manifest-too-large": "The manifest has more than 256 MiB, 5 million entries or 8 million JSON values. *Remedy:* split it, a manifest for each folder, and name them all in `manifest`; or raise `max-manifest-bytes` or `max-entries` when so large a list is meant.",
	"manifest-encoding": "The text cannot be read with certainty: a NUL byte, UTF-16 without a byte order mark, half a UTF-16 character at the end, a lone surrogate, or JSON, a Gentoo Manifest or an LFS pointer that is not UTF-8. *Remedy:* write it as UTF-8. In Windows PowerShell, `>` writes UTF-16; use `| Out-File -Encoding utf8`, or let `seal-gate seal -o` write the file.",
	"manifest-format-unknown": "It fits none of the grammars above. Often the \"manifest\" is an error page, or begins with a merge conflict. *Remedy:* look at its first line; when it is right, force the format.",
	"manifest-schema-unknown": "A native manifest whose `schema` is not `seal-gate/manifest/1`, an in-toto file whose `_type` is not that of a Statement v0.1 or v1, or a bag of an unknown version: written for another version, or for something else. *Remedy:* use the version of the gate that knows this schema, or seal again.",
	"manifest-key-unknown": "A native manifest holds a key that its schema does not have, such as `sha-256` or `size`. It is not ignored, because a reader that ignores what it does not understand may pass what the author wanted held. *Remedy:* remove or correct the key.",
	"manifest-key-duplicate": "A JSON object names a key twice, or a Debian file a field, or an LFS pointer a key. `JSON.parse` takes the last one, other readers the first, so two people can see different seals in one manifest. *Remedy:* remove one; when the two differ, find out who wrote the second.",
	"manifest-malformed": "A line does not fit the grammar, or the JSON is broken; the line is named. Usual reasons: merge conflict marks (`<<<<<<<`), a digest and a name parted by a single space in a list of two, a prompt or an error message of the tool that wrote the list, a line wrapped by an editor, text outside a cleartext signature. *Remedy:* write the list again with the tool.",
	"manifest-truncated": "The last line has no line feed, the JSON or a quoted CSV field is not closed, or a cleartext signature has no end: the file may have been cut inside its last line, and a cut digest or name would go unnoticed. *Remedy:* fetch or write the manifest again. When it is whole and was only written without its last line feed, `seal-gate repair` adds one.",
	"manifest-empty": "Zero bytes, only comments and blank lines, or an empty list of files: there is nothing to check, and nothing checked is no pass. Usual reason: the command before it failed and its output was redirected all the same (`sha256sum *.bin > SHA256SUMS` with no match). *Remedy:* let that step fail (`set -o pipefail`), and seal again.",
	"manifest-digest-invalid": "A digest is not hexadecimal (in a RECORD: not base64), has another number of digits than its algorithm gives (64 for sha256, 96 for sha384, 128 for sha512 and blake2b-512), stands there twice with different values, or is not there at all. In a native manifest it must be lower-case. *Remedy:* seal again; a digest that was cut by a column limit cannot be mended.",
	"manifest-digest-weak": "A file has only CRC-32, MD5, SHA-1, SHA-224 or a digest that the gate does not know. Anyone can make two files with the same MD5 or SHA-1, so such a seal tells accidents at best. *Remedy:* seal with `sha256sum`, or `seal-gate seal`.",
	"manifest-length-invalid": "A byte length is negative, a fraction, written with an exponent or a leading zero, or above 2^53-1. *Remedy:* write the length as plain decimal digits.",
	"manifest-path-unsafe": "A path could lead out of the root or cannot name a file: absolute, with a drive letter, a UNC path, a `..`, `.` or empty segment, empty, `-` (standard input to other tools), a NUL or a lone surrogate; in a bag, a payload path that is not below `data/`; in an in-toto statement, an address or no name. *Remedy:* seal from the right folder, so that paths are relative to it. In a manifest from outside, treat `..` as an attack.",
	"manifest-path-duplicate": "One path is sealed twice to different bytes or with different facts, or two paths are the same name in another Unicode form (NFC, NFD), which is one file on some systems and two on others. The line of the first is named. A path that stands twice with the very same seal is only said, but refused in BagIt 1.0 and in-toto, which forbid it. *Remedy:* after a merge, seal again; never pick one of the two by hand.",
	"manifest-conflict": "Two manifests of one run seal the same file to different bytes, or the payload manifests of one bag list different files. Each may be right by itself; together they cannot hold. *Remedy:* seal the file in one of them; make the bag again.",
	"manifest-pin-mismatch": "The manifest's own bytes do not have the sha256 that `manifest-sha256` demands (then the verdict is `fail`), or the pin cannot be used: it is neither 64 hex digits nor a readable file that begins with them, or there is not exactly one manifest to pin (then it is `unverifiable`). Without a pin, whoever can change a file can change its seal too. *Remedy:* find out who changed the manifest. When the change was meant, pin the new sha256 where the approval is recorded."
};
// src/report/sarif-rules.ts
/** One rule for each section that the findings lead to, by id. */
function rulesOf(findings, docs) {
	let first = new Map(findings.map((finding) => [ruleIdOf(finding), finding]));
	return new Map([...first].toSorted(([a], [b]) => comparePaths(a, b)).map(([id, finding]) => [id, ruleOf(id, finding, docs)]));
}
function ruleOf(id, finding, docs) {
	let page = docsUrl(finding), [cause] = finding.drift?.causes ?? [], text = sentence$1(cause === void 0 ? `${subjectOf(finding)}${whatText(finding)}` : causeText({
		causes: [{ code: cause.code }],
		locations: []
	})), markdown = linked(RULE_HELP[id] ?? text, page, docs);
	return {
		id,
		name: id.replace(/(?:^|-)([a-z])/g, (_, letter) => letter.toUpperCase()),
		shortDescription: { text },
		fullDescription: { text },
		...docs !== void 0 && { helpUri: `${docs}${page}` },
		help: {
			text: markdown.replace(/\*\*|`/g, ""),
			markdown
		},
		defaultConfiguration: { level: "error" },
		properties: {
			tags: ["integrity"],
			precision: "very-high",
			"problem.severity": "error"
		}
	};
}
/** Who the words of a code are about; those of a run's codes are whole clauses. */
function subjectOf({ code }) {
	return code.startsWith("manifest-") || code === "root-not-found" || code === "covers-empty" ? "a manifest " : isEvidenceCode(code) ? "evidence " : code === "unsealed" ? "a file in a covered folder " : RUN_CODES.has(code) ? "" : "a sealed file ";
}
const RUN_CODES = /* @__PURE__ */ new Set([
	"probe-failed",
	"production-held",
	"shard-invalid",
	"input-invalid",
	"internal-error",
	"reseal-unknown"
]);
function sentence$1(text) {
	return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
/** Links of the page made absolute, or taken away where nobody knows where the page can be read. */
function linked(markdown, page, docs) {
	let [file = ""] = page.split("#");
	return markdown.replace(/\[([^\]]*)\]\((?!https:)([^)]*)\)/g, (_, text, target) => docs === void 0 ? text : `[${text}](${docs}${target.startsWith("#") ? `${file}${target}` : target.startsWith("../") ? target.slice(3) : `docs/${target}`})`);
}
// src/report/sarif.ts
var sarif_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ renderSarif: () => renderSarif });
const SOURCE_ROOT = "%SRCROOT%", LEVEL = {
	fail: "error",
	unverifiable: "error",
	warning: "warning",
	notice: "note"
};
/**
* The findings as SARIF 2.1.0, worst first, in one line of JSON. A finding that has a place in the repository is a result; every other is
* a notification of the run, because a single result without a place makes GitHub refuse the whole file. What is cut is said there too.
* @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
*/
function renderSarif(report, context = {}) {
	let { results: mostResults = 5e3, bytes: mostBytes = 99e5 } = context.limits ?? {}, landingOf = landingsOf(report, context), rules = rulesOf(report.findings, context.docs), head = logOf(report, [...rules.values()], [], []), room = mostBytes - Buffer.byteLength(JSON.stringify(head)), results = [], notifications = [], print = fingerprints(), render = {
		places: placesOf(report, context.workspace),
		indexes: indexesOf(rules),
		fixes: context.fixes
	}, left = 0;
	for (let finding of report.findings) {
		let landing = landingOf(finding), fingerprint = print(finding), result = landing && {
			...resultOf(finding, landing, render),
			...fingerprint
		}, notification = result === void 0 ? notificationOf(finding, render) : void 0, size = Buffer.byteLength(JSON.stringify(result ?? notification)) + 1;
		results.length + notifications.length >= mostResults || size > room - RESERVE_BYTES ? left++ : (room -= size, result !== void 0 && results.push(result), notification !== void 0 && notifications.push(notification));
	}
	return left > 0 && notifications.push(cutText(report, left)), `${JSON.stringify(logOf(report, [...rules.values()], results, notifications))}\n`;
}
const RESERVE_BYTES = 2e3;
function logOf(report, rules, results, toolExecutionNotifications) {
	return {
		$schema: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
		version: "2.1.0",
		runs: [{
			tool: { driver: {
				name: "Seal Gate",
				version: report.version,
				semanticVersion: report.version,
				rules
			} },
			columnKind: "utf16CodeUnits",
			originalUriBaseIds: { [SOURCE_ROOT]: { description: { text: "The root of the repository." } } },
			invocations: [{
				executionSuccessful: report.verdict !== "unverifiable",
				toolExecutionNotifications
			}],
			results,
			properties: {
				verdict: report.verdict,
				decision: report.decision,
				counts: report.counts
			}
		}]
	};
}
function indexesOf(rules) {
	return new Map([...rules.keys()].map((id, index) => [id, index]));
}
function resultOf(finding, landing, { places, indexes, fixes }) {
	let { code, severity, drift, git } = finding, ruleId = ruleIdOf(finding), related = relatedTo(finding, landing), fix = fixOf(finding, landing, fixes);
	return {
		ruleId,
		ruleIndex: indexes.get(ruleId) ?? -1,
		level: LEVEL[severity],
		message: { text: textOf$1(finding, places) },
		locations: [{ physicalLocation: physical(landing) }],
		...related.length > 0 && { relatedLocations: related },
		...fix !== void 0 && { fixes: [fix] },
		properties: {
			code,
			...drift !== void 0 && {
				certainty: proofWord(drift),
				causes: drift.causes.map((cause) => cause.code)
			},
			...git?.layer !== void 0 && { layer: git.layer }
		}
	};
}
function notificationOf(finding, { places, indexes }) {
	let id = ruleIdOf(finding);
	return {
		level: LEVEL[finding.severity],
		message: { text: textOf$1(finding, places) },
		associatedRule: {
			id,
			index: indexes.get(id) ?? -1
		}
	};
}
function cutText(report, left) {
	return {
		level: "warning",
		message: { text: sarifText(`${grouped(report.findings.length - left)} of ${counted(report.findings.length, "finding")} stand here, the worst first; report.json has all. ${runHeadline(report)}`) }
	};
}
/** The whole story in plain lines: what and why, measures and places, what to do. */
function textOf$1(finding, places) {
	let steps = remedy(finding, places.sealedFile(finding)).flatMap(({ say, run }) => {
		let command = run === void 0 || sarifText(run) !== run ? [] : [`  ${run}`];
		return [`What to do: ${sarifText(say)}`, ...command];
	});
	return [headline(finding), ...explain(finding)].map(sarifText).concat(steps).join("\n");
}
/**
* One line of a SARIF message. `{0}` is a placeholder there (§3.11.5) and `[text](target)` a link (§3.11.6), and viewers differ in how
* either is escaped: so no brace and no link is ever written.
*/
function sarifText(text) {
	return showInvisible(text).replace(/\\u\{([0-9A-F]+)\}/g, "\\u$1").replaceAll("{", "\\u7B").replaceAll("}", "\\u7D").replaceAll("](", "]\\u28");
}
function physical({ file, line, column }) {
	return {
		artifactLocation: artifact(file),
		...line !== void 0 && { region: {
			startLine: line,
			...column !== void 0 && { startColumn: column }
		} }
	};
}
/** A relative reference of RFC 3986, in which nothing of the name is read as a scheme, a query or an escape. */
function artifact(file) {
	return {
		uri: file.split("/").map((segment) => encodeURIComponent(segment.toWellFormed())).join("/"),
		uriBaseId: SOURCE_ROOT
	};
}
/** The further places of a drift, each with what differs there. */
function relatedTo({ drift, found }, { file, atSeal }) {
	return atSeal ? [] : (drift?.locations ?? []).slice(1, 21).map((location, index) => ({
		id: index + 1,
		message: { text: sarifText(locationText(location)) },
		physicalLocation: physical({
			file,
			...existing(location, found?.bytes)
		})
	}));
}
function fixOf(finding, { file, atSeal }, fixes) {
	let replacements = fixes?.get(finding) ?? [];
	if (!(atSeal || replacements.length === 0)) return {
		description: { text: sarifText(`Gives ${quotePath(finding.path ?? file)} exactly its sealed bytes.`) },
		artifactChanges: [{
			artifactLocation: artifact(file),
			replacements: replacements.map(({ from, to, bytes }) => ({
				deletedRegion: {
					byteOffset: from,
					byteLength: to - from
				},
				...bytes.length > 0 && { insertedContent: { binary: Buffer.from(bytes).toString("base64") } }
			}))
		}]
	};
}
/**
* What makes a result the same one in the next run: rule, manifest and sealed path, and never the bytes or the line. So an alert stays one
* alert while its file drifts on. Of several that are the same in all that, the first is 1.
*/
function fingerprints() {
	let seen = /* @__PURE__ */ new Map();
	return (finding) => {
		let { manifest = "", path = "" } = finding, key = JSON.stringify([
			ruleIdOf(finding),
			manifest,
			path
		]), count = (seen.get(key) ?? 0) + 1;
		seen.set(key, count);
		let digest = (0, node_crypto.createHash)("sha256").update(key).digest("hex").slice(0, 32);
		return { partialFingerprints: {
			primaryLocationLineHash: `${digest}:${count}`,
			"sealGate/v1": `${digest}:${count}`
		} };
	};
}
// src/probes/outputs.ts
/** Everything that a run shows or writes, by name. The page is there only in a build, which gives it its script. */
async function renderings(report) {
	return new Map([
		["text", renderText(report)],
		["annotations", JSON.stringify(annotations(report))],
		["summary", renderSummary(report)],
		...bundleFiles(report).map(({ name, text }) => [name, text]),
		["results.sarif", renderSarif(report)],
		["junit.xml", renderJunit(report)],
		["report.html", await page(report)]
	]);
}
async function page(report) {
	let { renderHtml } = await Promise.resolve().then(() => require("./page.cjs")).then((n) => n.document_exports);
	return renderHtml(report);
}
/** The outputs that hold a word which no output may hold, each with the name of the rule; never the word itself. */
async function leaks(report, words) {
	return [...await renderings(report)].flatMap(([name, text]) => tokenHits(text, words).map(({ rule }) => `${rule} in ${name}`));
}
// src/probes/inverted.ts
/** Outputs that tell of a finding, with its path. */
const TELLING = [
	"text",
	"annotations",
	"summary",
	"report.json",
	"results.sarif",
	"junit.xml"
], PATH = "inverted.md", PROBE = {
	id: "planted",
	mutation: "planted",
	path: PATH,
	verdict: "fail",
	codes: ["digest-mismatch"],
	change: (tree) => tree
};
/**
* Probes of the probes: each is wrong on purpose, and must be reported as failed. Without them, a machinery that passes whatever it is
* given would look like a gate that refuses everything that it must.
* @param control what the gate made of a control
*/
async function invertedResults(expectation, control) {
	let refused = {
		changed: !0,
		leaks: [],
		report: {
			...control.report,
			verdict: "fail",
			decision: "HOLD_PRODUCTION",
			findings: [{
				code: "digest-mismatch",
				severity: "fail",
				path: PATH
			}]
		}
	}, allowed = controlResult(expectation, control).seen;
	return [
		turned("inverted-control", "none; the control expected to be refused", resultOf$1(PROBE, {
			...control,
			changed: !0
		}), allowed),
		turned("inverted-refusal", "a bad input, expected to pass as a control", controlResult(expectation, refused), "fail, digest-mismatch"),
		turned("inverted-reason", "a bad input, expected to be refused for another reason", resultOf$1({
			...PROBE,
			codes: ["missing"]
		}, refused), "digest-mismatch"),
		turned("inverted-mutation", "none, though one was announced", resultOf$1(PROBE, {
			...refused,
			changed: !1
		}), "the mutation changed nothing"),
		await search$1(refused)
	];
}
function turned(id, mutation, result, reason) {
	let expected = `reported as failed: ${reason}`, seen = `reported as ${result.passed ? "passed" : "failed"}: ${result.seen}`;
	return {
		id,
		mutation,
		expected,
		seen,
		passed: seen === expected
	};
}
/** The name of a refused file is in every output that tells of it: the search that finds no forbidden word must find this one. */
async function search$1({ report }) {
	let found = await leaks(report, [{
		id: "name",
		token: PATH,
		case: "exact"
	}]), expected = TELLING.map((name) => `name in ${name}`).join(", "), seen = found.filter((one) => one !== "name in report.html").join(", ");
	return {
		id: "inverted-search",
		mutation: "none; a word sought that is shown",
		expected,
		seen,
		passed: seen === expected
	};
}
// src/release/documents/validator.ts
/** What a document is about. What is shown about one of these says nothing about another. */
const scope = require_zod._enum([
	"production",
	"clone",
	"design"
]), args = require_zod.array(require_zod.string()), accepted = require_zod.strictObject({
	id,
	input: fileRef,
	args
}), rejected = require_zod.strictObject({
	id,
	input: fileRef,
	args,
	/** Not 0: how the validator says no. */
	exit_code: require_zod.int().check(require_zod._gte(1), require_zod._lte(125))
}), validator = require_zod.strictObject({
	schema: require_zod.literal("seal-gate/validator/1"),
	validator_id: id,
	title: require_zod.exactOptional(text$1),
	scope,
	program: fileRef,
	/** What the program is started with, such as `python3`; nothing when it starts itself. */
	interpreter: require_zod.exactOptional(require_zod.array(text$1).check(NOT_EMPTY)),
	timeout_seconds: require_zod.int().check(require_zod._gte(1), require_zod._lte(3600)),
	max_output_bytes: require_zod.int().check(require_zod._gte(1), require_zod._lte(67108864)),
	self_test: require_zod.strictObject({ args }),
	must_reject: require_zod.array(rejected).check(NOT_EMPTY, require_zod.refine(allDifferent((one) => one.id), "names one case twice")),
	must_accept: require_zod.array(accepted).check(NOT_EMPTY, require_zod.refine(allDifferent((one) => one.id), "names one case twice")),
	/** Sealed files that it judges, each of which it must accept. */
	judges: require_zod.array(path).check(NOT_EMPTY, require_zod.refine(allDifferent((one) => one), "names one file twice"))
}), MAX_BLOCKERS = 1e3, pointer = require_zod.string().check(require_zod._regex(/^(\/([^~/]|~[01])*)*$/, "must be a JSON pointer such as /status")), proof = require_zod.strictObject({
	/** Sealed path of the evidence; as it is written, since a path that cannot be there proves nothing. */
	document: text$1,
	pointer,
	/** Any JSON value. */
	equals: require_zod.json()
}), blocker = require_zod.strictObject({
	id,
	title: text$1,
	/** `OPEN` or `CLOSED`. Any other word means that it is open, so any word can be read. */
	state: text$1,
	scope,
	/** How far it is, such as `design-delivered`: told, and never a closure. */
	progress: require_zod.exactOptional(text$1),
	/** Who claims its state, and when: told, never a proof. */
	claimed_by: require_zod.exactOptional(text$1),
	claimed_at: require_zod.exactOptional(time),
	depends_on: require_zod.array(id).check(require_zod._maxLength(MAX_BLOCKERS, `must not name more than ${MAX_BLOCKERS}`)),
	closes_when: require_zod.array(proof).check(require_zod._maxLength(100, "must not name more than 100"))
}), blockerMap$1 = require_zod.strictObject({
	schema: require_zod.literal("seal-gate/blocker-map/1"),
	blockers: require_zod.array(blocker).check(require_zod._maxLength(MAX_BLOCKERS, `must not name more than ${MAX_BLOCKERS}`))
}), connection = require_zod.strictObject({
	kind: require_zod._enum([
		"in-process",
		"unix-socket",
		"tcp"
	]),
	/** Absent when there is no network address at all. */
	host: require_zod.exactOptional(text$1),
	port: require_zod.exactOptional(port),
	database: text$1
}), environment$1 = require_zod.strictObject({
	engine: require_zod._enum(["pglite", "postgres"]),
	server_version: text$1,
	/** `system_identifier` of `pg_control_system()`: new for each cluster that `initdb` makes. */
	system_identifier: digits,
	connection
}), LEAD_KINDS = [
	"foreign-server",
	"user-mapping",
	"subscription",
	"network-extension",
	"production-name"
], dump = require_zod.strictObject({
	path: text$1,
	sha256,
	bytes: count$1,
	format: require_zod._enum([
		"plain",
		"custom",
		"directory",
		"tar"
	])
}), escapeAttempt = require_zod.strictObject({
	attempt: text$1,
	refused: require_zod.boolean(),
	code: require_zod.exactOptional(text$1)
}), inProcess$1 = require_zod.strictObject({
	engine: require_zod.literal("pglite"),
	in_process: require_zod.boolean(),
	/** Files of the machine that SQL could read: read back, not assumed. */
	host_files_visible: require_zod.boolean()
}), ownServer$1 = require_zod.strictObject({
	engine: require_zod.literal("postgres"),
	listen_addresses: require_zod.string(),
	listening_tcp_sockets: count$1,
	own_network_namespace: require_zod.boolean(),
	interfaces: names,
	routes: count$1,
	connected_over_network: require_zod.boolean(),
	data_directory_is_ours: require_zod.boolean(),
	data_directory_mode: require_zod.string().check(require_zod._regex(/^[0-7]{3,4}$/, "must be an octal mode such as 700")),
	/** Names of variables that the server got from the job. */
	inherited_environment: require_zod.array(text$1),
	scripts_as_superuser: require_zod.boolean(),
	escape_attempts: require_zod.array(escapeAttempt)
}), isolation = require_zod.discriminatedUnion("engine", [inProcess$1, ownServer$1]), secretScan = require_zod.strictObject({
	scanner: text$1,
	rules: count$1,
	/** What was read, to its end. */
	scanned: require_zod.array(fileRef),
	/** The rule and the place, never the value. */
	findings: require_zod.array(require_zod.strictObject({
		rule: text$1,
		path: text$1,
		line: require_zod.exactOptional(count$1)
	})),
	/** Columns that must hold no value, and how many values they hold. */
	columns: require_zod.array(require_zod.strictObject({
		table: text$1,
		column: text$1,
		values: count$1
	}))
}), leads$1 = require_zod.strictObject({
	/** The sealed policy that says what production is. */
	policy: fileRef,
	checked: require_zod.array(require_zod._enum(LEAD_KINDS)),
	found: require_zod.array(require_zod.strictObject({
		kind: require_zod._enum(LEAD_KINDS),
		object: text$1,
		host: require_zod.exactOptional(text$1)
	}))
}), shared$4 = {
	schema: require_zod.literal("seal-gate/clone-provenance/1"),
	production_claim: productionClaim,
	made_at: require_zod.exactOptional(time)
}, safe = require_zod.strictObject({
	...shared$4,
	verdict: require_zod.literal("SAFE_PRODUCTION_SHAPED_CLONE"),
	clone_id: id,
	dump,
	/** The database that the dump was taken from. */
	source: require_zod.strictObject({
		system_identifier: require_zod.exactOptional(digits),
		server_version: require_zod.exactOptional(text$1)
	}),
	environment: environment$1,
	isolation,
	leads: leads$1,
	secret_scan: secretScan,
	/** The clone is gone. */
	destroyed: require_zod.boolean()
}), none = require_zod.strictObject({
	...shared$4,
	verdict: require_zod.literal("NO_SAFE_PRODUCTION_SHAPED_CLONE_AVAILABLE"),
	reason: text$1,
	refused_dump: require_zod.exactOptional(dump),
	secret_scan: require_zod.exactOptional(secretScan),
	operator_input_needed: require_zod.array(text$1).check(NOT_EMPTY)
}), cloneProvenance = require_zod.discriminatedUnion("verdict", [safe, none]), JSON_CHAR = {
	quote: 34,
	comma: 44,
	backslash: 92,
	openList: 91,
	closeList: 93,
	open: 123,
	close: 125
};
/** RFC 6901 escaping of one key. */
function pointerKey(key) {
	return String(key).replaceAll("~", "~0").replaceAll("/", "~1");
}
/**
* Walks the values of text that `JSON.parse` has accepted and notes what that does not tell. Pointers are only put together where one is
* noted: a large document has millions of values.
*/
var JsonWalker = class {
	duplicates = [];
	oddNumbers = [];
	/** Line of each value, by pointer. */
	lines = /* @__PURE__ */ new Map();
	#text;
	#depth;
	#path = [];
	#at = 0;
	#line;
	/** @param depth down to which lines are noted */
	constructor(text, depth, firstLine) {
		this.#text = text, this.#depth = depth, this.#line = firstLine, this.#value();
	}
	#value() {
		let depth = this.#path.length;
		if (depth > 100) throw RangeError("nested deeper than 100");
		this.#blank(), depth <= this.#depth && this.lines.size < 2e6 && this.lines.set(this.#pointer(), this.#line);
		let first = this.#text.charCodeAt(this.#at);
		first === JSON_CHAR.open ? this.#object() : first === JSON_CHAR.openList ? this.#array() : first === JSON_CHAR.quote ? this.#string() : this.#bare(), this.#blank();
	}
	#object() {
		let keys = /* @__PURE__ */ new Set();
		for (this.#at++, this.#blank(); this.#at < this.#text.length && this.#text.charCodeAt(this.#at) !== JSON_CHAR.close;) {
			this.#blank();
			let line = this.#line, key = this.#key();
			this.#path.push(key), keys.has(key) && this.#note(this.duplicates, line), keys.add(key), this.#blank(), this.#at++, this.#value(), this.#path.pop(), this.#text.charCodeAt(this.#at) === JSON_CHAR.comma && this.#at++;
		}
		this.#at++;
	}
	#array() {
		this.#at++, this.#blank();
		for (let index = 0; this.#at < this.#text.length && this.#text.charCodeAt(this.#at) !== JSON_CHAR.closeList; index++) this.#path.push(index), this.#value(), this.#path.pop(), this.#text.charCodeAt(this.#at) === JSON_CHAR.comma && this.#at++;
		this.#at++;
	}
	#key() {
		let start = this.#at, key = this.#string() ? JSON.parse(this.#text.slice(start, this.#at)) : this.#text.slice(start + 1, this.#at - 1);
		return String(key);
	}
	#string() {
		let escaped = !1, at = this.#at + 1;
		for (let c = this.#text.charCodeAt(at); c !== JSON_CHAR.quote && at < this.#text.length; c = this.#text.charCodeAt(at)) escaped ||= c === JSON_CHAR.backslash, at += c === JSON_CHAR.backslash ? 2 : 1;
		return this.#at = at + 1, escaped;
	}
	/** A number, `true`, `false` or `null`. */
	#bare() {
		let start = this.#at, odd = !1;
		for (; this.#at < this.#text.length; this.#at++) {
			let c = this.#text.charCodeAt(this.#at);
			if (c <= 32 || c === JSON_CHAR.comma || c === JSON_CHAR.close || c === JSON_CHAR.closeList) break;
			odd ||= c < 48 || c > 57;
		}
		if (!odd) return;
		let value = Number(this.#text.slice(start, this.#at));
		Number.isSafeInteger(value) && value >= 0 && this.#note(this.oddNumbers, this.#line);
	}
	#blank() {
		for (;; this.#at++) {
			let c = this.#text.charCodeAt(this.#at);
			if (c === 10) this.#line++;
			else if (c !== 32 && c !== 9 && c !== 13) return;
		}
	}
	#note(places, line) {
		places.length < 100 && places.push({
			pointer: this.#pointer(),
			line
		});
	}
	#pointer() {
		let pointer = "";
		for (let key of this.#path) pointer += `/${pointerKey(key)}`;
		return pointer;
	}
};
// src/release/documents/issue-text.ts
/** What zod says where a schema gave no words of its own. */
const TYPE = {
	int: "a whole number",
	nonoptional: "there",
	object: "an object",
	array: "a list",
	string: "a string",
	number: "a whole number",
	boolean: "true or false",
	record: "an object"
};
/** One issue of a document as a plain sentence with its JSON pointer. Holds hostile keys: escaped at each sink. */
function issueText(issue) {
	let pointer = issue.path.map((key) => `/${pointerKey(String(key))}`).join("");
	return `${pointer === "" ? "the document" : pointer} ${issue.message === "Invalid input" ? sentence(issue) : issue.message}`;
}
function sentence(issue) {
	return issue.code === "unrecognized_keys" ? `has ${issue.keys.map((key) => `"${key}"`).join(", ")}, which this schema does not know` : issue.code === "invalid_value" ? `must be ${oneOf$1(issue.values)}` : issue.code === "invalid_type" ? `must be ${TYPE[issue.expected] ?? issue.expected}` : issue.code === "too_small" ? `must be at least ${issue.minimum}` : issue.code === "too_big" ? `must be at most ${issue.maximum}` : issue.code === "invalid_union" && "options" in issue ? `must be ${oneOf$1(issue.options ?? [])}` : "is not allowed here";
}
function oneOf$1(values) {
	return values.map((value) => JSON.stringify(value)).join(" or ");
}
// src/release/documents/probe-results.ts
const probe$1 = require_zod.strictObject({
	id: text$1,
	mutation: text$1,
	expected: text$1,
	seen: text$1,
	passed: require_zod.boolean()
}), probeResults = require_zod.strictObject({
	schema: require_zod.literal("seal-gate/probe-results/1"),
	control: probe$1,
	planned: count$1,
	run: count$1,
	passed: count$1,
	probes: require_zod.array(probe$1)
}), MAX_TEXT = 1e5, anyText = require_zod.string().check(require_zod._maxLength(MAX_TEXT, `must have at most ${MAX_TEXT} characters`)), someText = anyText.check(require_zod._minLength(1, "must not be empty")), mutation = require_zod.discriminatedUnion("kind", [
	require_zod.strictObject({
		kind: require_zod.literal("delete"),
		path
	}),
	require_zod.strictObject({
		kind: require_zod.literal("flip-bit"),
		path,
		offset: count$1
	}),
	require_zod.strictObject({
		kind: require_zod.literal("append"),
		path,
		text: someText
	}),
	require_zod.strictObject({
		kind: require_zod.literal("replace-text"),
		path,
		text: someText,
		by: anyText
	}),
	require_zod.strictObject({
		kind: require_zod.literal("set-json"),
		path,
		pointer: require_zod.string().check(require_zod._regex(/^(\/([^~/]|~[01])*)+$/, "must be a JSON pointer such as /status")),
		value: require_zod.json()
	})
]), code = require_zod.string().check(require_zod._regex(/^[a-z][a-z0-9-]{0,63}$/, "must be a code such as digest-mismatch")), probe = require_zod.strictObject({
	id,
	mutation,
	/** The changed file is sealed again, so that no broken seal refuses it first: the rules must. */
	reseal: require_zod.boolean(),
	/** Codes that the gate must give, and no other beside them. */
	expected: require_zod.array(code).check(NOT_EMPTY, require_zod.refine(allDifferent((one) => one), "names one code twice"))
}), packetProbes = require_zod.strictObject({
	schema: require_zod.literal("seal-gate/probes/1"),
	probes: require_zod.array(probe).check(NOT_EMPTY, require_zod._maxLength(100, "must not have more than 100"), require_zod.refine(allDifferent((one) => one.id), "names one probe twice"))
}), DOUBLED = "names one thing twice", table$1 = require_zod.strictObject({
	name: text$1,
	rows: count$1,
	sha256
}), sequence = require_zod.strictObject({
	name: text$1,
	last_value: digits,
	is_called: require_zod.boolean()
}), databaseState = require_zod.strictObject({
	/** Every row of every system catalog, object ids replaced by names. */
	schema: sha256,
	tables: require_zod.array(table$1).check(require_zod.refine(allDifferent(({ name }) => name), DOUBLED)),
	sequences: require_zod.array(sequence).check(require_zod.refine(allDifferent(({ name }) => name), DOUBLED)),
	large_objects: require_zod.strictObject({
		count: count$1,
		sha256
	})
}), fingerprint = require_zod.strictObject({
	method: text$1,
	canary_seen: require_zod.boolean()
}), statePart = require_zod.strictObject({
	kind: require_zod._enum([
		"schema",
		"table",
		"sequence",
		"large-objects"
	]),
	object: text$1,
	detail: require_zod.exactOptional(text$1)
}), shared$3 = {
	schema: require_zod.literal("seal-gate/rehearsal-execution/1"),
	production_claim: productionClaim,
	started_at: require_zod.exactOptional(time),
	finished_at: require_zod.exactOptional(time)
}, applied = require_zod.strictObject({
	...shared$3,
	status: require_zod.literal("APPLIED"),
	clone_id: id,
	/** The dump that was restored; provenance says where it comes from. */
	dump: pinnedBytes,
	/** The sealed script that was run. */
	apply: fileRef,
	environment: environment$1,
	fingerprint,
	exit_code: exitCode,
	statements: count$1,
	before: databaseState,
	after: databaseState,
	/** What the two states differ in. */
	changed: require_zod.strictObject({
		schema: require_zod.boolean(),
		tables: names,
		sequences: names,
		large_objects: require_zod.boolean()
	})
}), notApplied$1 = require_zod.strictObject({
	...shared$3,
	status: require_zod.literal("NOT_APPLIED"),
	reason: text$1
}), failed$1 = require_zod.strictObject({
	...shared$3,
	status: require_zod.literal("FAILED"),
	reason: text$1,
	clone_id: require_zod.exactOptional(id),
	apply: require_zod.exactOptional(fileRef),
	exit_code: require_zod.exactOptional(exitCode)
}), rehearsalExecution = require_zod.discriminatedUnion("status", [
	applied,
	notApplied$1,
	failed$1
]), shared$2 = {
	schema: require_zod.literal("seal-gate/rehearsal-rollback/1"),
	production_claim: productionClaim,
	started_at: require_zod.exactOptional(time),
	finished_at: require_zod.exactOptional(time)
}, rolledBack = require_zod.strictObject({
	...shared$2,
	status: require_zod._enum(["RESTORED", "NOT_RESTORED"]),
	clone_id: id,
	/** The sealed execution evidence that this undoes. */
	execution: fileRef,
	/** The sealed script that was run. */
	rollback: fileRef,
	fingerprint,
	exit_code: exitCode,
	restored: databaseState,
	/** Every part in which the restored state differs from the one before the change. */
	not_restored: require_zod.array(statePart),
	/** The change, applied once more after the rollback, must lead to the same schema. Absent where the state was not restored. */
	applied_again: require_zod.exactOptional(require_zod.strictObject({ schema: sha256 }))
}), notApplied = require_zod.strictObject({
	...shared$2,
	status: require_zod.literal("NOT_APPLIED"),
	reason: text$1
}), failed = require_zod.strictObject({
	...shared$2,
	status: require_zod.literal("FAILED"),
	reason: text$1,
	clone_id: require_zod.exactOptional(id),
	execution: require_zod.exactOptional(fileRef),
	rollback: require_zod.exactOptional(fileRef),
	exit_code: require_zod.exactOptional(exitCode)
}), rehearsalRollback = require_zod.discriminatedUnion("status", [
	rolledBack,
	notApplied,
	failed
]), column = require_zod.strictObject({
	name: text$1,
	/** As `format_type` writes it: `character varying(255)`. */
	type: text$1,
	nullable: require_zod.boolean()
}), columns = require_zod.array(column).check(require_zod.refine(allDifferent(({ name }) => name), "names one column twice")), FEW = require_zod._maxLength(200, "must not have more than 200 entries"), keyColumns = names.check(NOT_EMPTY), foreignKey = require_zod.strictObject({
	columns: keyColumns,
	references: require_zod.strictObject({
		table: text$1,
		columns: keyColumns
	})
}), where = require_zod.record(text$1, require_zod.string()), keys = {
	primary_key: require_zod.exactOptional(keyColumns),
	unique: require_zod.exactOptional(require_zod.array(keyColumns).check(FEW)),
	foreign_keys: require_zod.exactOptional(require_zod.array(foreignKey).check(FEW))
}, expectedTable = require_zod.strictObject({
	name: text$1,
	columns: columns.check(NOT_EMPTY),
	...keys,
	min_rows: require_zod.exactOptional(count$1),
	required_rows: require_zod.exactOptional(require_zod.array(require_zod.strictObject({
		where,
		why: text$1
	})).check(FEW))
}), observedTable = require_zod.strictObject({
	name: text$1,
	columns,
	...keys,
	rows: count$1,
	/** How many rows there are for each row that is required. */
	required_rows: require_zod.exactOptional(require_zod.array(require_zod.strictObject({
		where,
		found: count$1
	})).check(FEW))
}), schemaExpectations = require_zod.strictObject({
	schema: require_zod.literal("seal-gate/schema-expectations/1"),
	change_id: require_zod.exactOptional(id),
	tables: require_zod.array(expectedTable).check(NOT_EMPTY, require_zod.refine(allDifferent(({ name }) => name), "names one table twice")),
	/** The column that holds what a rollback goes back to. */
	rollback_anchor: require_zod.exactOptional(require_zod.strictObject({
		table: text$1,
		column: text$1
	})),
	/** Tables whose rows the change must change. */
	expect_touched: require_zod.exactOptional(names)
}), shared$1 = {
	schema: require_zod.literal("seal-gate/schema-compatibility/1"),
	production_claim: productionClaim,
	checked_at: require_zod.exactOptional(time)
}, mismatch = require_zod.strictObject({
	table: text$1,
	property: text$1,
	expected: require_zod.string(),
	observed: require_zod.string()
}), checked = require_zod.strictObject({
	...shared$1,
	verdict: require_zod._enum(["COMPATIBLE", "MISMATCH"]),
	clone_id: id,
	/** The dump that the clone was restored from. */
	dump: pinnedBytes,
	/** The sealed expectations. */
	expectations: fileRef,
	observed: require_zod.array(observedTable).check(require_zod.refine(allDifferent(({ name }) => name), "names one table twice")),
	mismatches: require_zod.array(mismatch)
}), notChecked = require_zod.strictObject({
	...shared$1,
	verdict: require_zod.literal("NOT_CHECKED"),
	reason: text$1
}), schemaCompatibility = require_zod.discriminatedUnion("verdict", [checked, notChecked]), outcome = {
	exit_code: exitCode,
	timed_out: require_zod.boolean()
}, cases$1 = require_zod.array(require_zod.strictObject({
	id,
	input: pinnedBytes,
	...outcome
})).check(require_zod.refine(allDifferent((one) => one.id), "names one case twice")), shared = {
	schema: require_zod.literal("seal-gate/validator-result/1"),
	ran_at: require_zod.exactOptional(time)
}, ran = require_zod.strictObject({
	...shared,
	status: require_zod._enum(["PASS", "FAIL"]),
	/** The sealed document that pins the validator. */
	validator: fileRef,
	/** The bytes that ran. */
	program: pinnedBytes,
	self_test: require_zod.strictObject(outcome),
	must_reject: cases$1,
	must_accept: cases$1,
	judged: require_zod.array(require_zod.strictObject({
		file: fileRef,
		...outcome
	})).check(require_zod.refine(allDifferent(({ file }) => file.path), "names one file twice"))
}), notRun$1 = require_zod.strictObject({
	...shared,
	status: require_zod.literal("NOT_RUN"),
	reason: text$1
}), DOCUMENTS = {
	policy,
	"clone-provenance": cloneProvenance,
	"schema-expectations": schemaExpectations,
	"schema-compatibility": schemaCompatibility,
	"rehearsal-execution": rehearsalExecution,
	"rehearsal-rollback": rehearsalRollback,
	validator,
	"validator-result": require_zod.discriminatedUnion("status", [ran, notRun$1]),
	"probe-results": probeResults,
	probes: packetProbes,
	"blocker-map": blockerMap$1
}, OTHERS = /* @__PURE__ */ new Set([
	"seal-gate/manifest/1",
	"seal-gate/report/1",
	"seal-gate/rehearsal/1",
	"seal-gate/effective-blocker-map/1"
]);
/**
* Reads a document by its `schema`: the document, or why it is none. Undefined for a schema of ours that is no evidence.
* @returns `unknown` when no document is called that
*/
function parseDocument(schema, value) {
	if (OTHERS.has(schema)) return;
	let kind = KINDS.find((name) => schema === `seal-gate/${name}/1`);
	if (kind === void 0) return "unknown";
	let { data, error } = DOCUMENTS[kind].safeParse(value);
	return data === void 0 ? { problem: problemOf(error?.issues ?? []) } : {
		kind,
		document: data
	};
}
const KINDS = Object.keys(DOCUMENTS);
function problemOf(issues) {
	let more = issues.length > 5 ? [`and ${issues.length - 5} more`] : [];
	return [...issues.slice(0, 5).map(issueText), ...more].join("; ");
}
// src/seal/json.ts
/** A value costs far more memory than the two bytes it may be written in; a real list of 5 million entries is larger than 256 MiB. */
const MAX_VALUES = 8e6;
/**
* Reads a manifest that is one JSON document. Undefined, with the problem noted, when it is not JSON, or is too large or too deep to be
* walked. Duplicate keys are problems whatever the format.
* @param firstLine line of the manifest on which the document starts
*/
function readJson({ text, bytewise }, entries, firstLine = 1) {
	if (bytewise) entries.problem("manifest-encoding", void 0, "JSON must be UTF-8");
	else if (countsMoreThan(text, MAX_VALUES)) entries.problem("manifest-too-large", void 0, `it has more than ${MAX_VALUES} JSON values, which is the limit`);
	else try {
		let value = JSON.parse(text), facts = jsonFacts(text, firstLine);
		for (let { pointer, line } of facts.duplicates) entries.problem("manifest-key-duplicate", line, `the key ${pointer} stands twice: readers disagree on which one counts`);
		return {
			value,
			facts
		};
	} catch (error) {
		let message = require_hashing.errorMessage(error), line = firstLine === 1 ? void 0 : firstLine;
		endsInside(text) ? entries.problem("manifest-truncated", line, `JSON that is not closed at its end: ${message}`) : entries.problem("manifest-malformed", line, `not JSON: ${message}`);
		return;
	}
}
/** True when the text ends inside a string or an open bracket: it was cut. */
function endsInside(text) {
	let depth = 0;
	for (let i = 0; i < text.length; i++) {
		let c = text.charCodeAt(i);
		if (c === JSON_CHAR.quote) for (i++; text.charCodeAt(i) !== JSON_CHAR.quote; i++) {
			if (i >= text.length) return !0;
			text.charCodeAt(i) === JSON_CHAR.backslash && i++;
		}
		else c === JSON_CHAR.open || c === JSON_CHAR.openList ? depth++ : (c === JSON_CHAR.close || c === JSON_CHAR.closeList) && depth--;
	}
	return depth > 0;
}
/** Walks text that `JSON.parse` has accepted. Throws RangeError when it is nested deeper than 100. */
function jsonFacts(text, firstLine = 1) {
	let walker = new JsonWalker(text, 2, firstLine), deep, { duplicates, oddNumbers } = walker, odd = new Set(oddNumbers.map(({ pointer }) => pointer));
	return {
		duplicates,
		oddNumbers,
		wholeNumber: (pointer, value) => typeof value == "number" && Number.isSafeInteger(value) && value >= 0 && odd.size < 100 && !odd.has(pointer) ? value : void 0,
		lineOf: (pointer) => {
			let line = walker.lines.get(pointer);
			if (line !== void 0) return line;
			deep ??= new JsonWalker(text, 100, firstLine);
			let at = pointer;
			for (; at !== "" && !deep.lines.has(at);) at = at.slice(0, at.lastIndexOf("/"));
			return deep.lines.get(at) ?? firstLine;
		}
	};
}
/** True for a JSON object: not null, not an array. */
function isRecord(value) {
	return typeof value == "object" && !!value && !Array.isArray(value);
}
function countsMoreThan(text, limit) {
	if (text.length <= limit) return !1;
	let count = 0;
	for (let i = 0; i < text.length && count <= limit; i++) {
		let c = text.charCodeAt(i);
		(c === JSON_CHAR.comma || c === JSON_CHAR.openList || c === JSON_CHAR.open) && count++;
	}
	return count > limit;
}
// src/release/sealed-json.ts
/** A document is written by people and small programs; the gate reads no more than this as one. */
const MAX_BYTES$2 = 16777216, CLAIM = /"schema"\s*:\s*"\s*seal-gate\//i;
/**
* Reads bytes as evidence is read: UTF-8 without a byte order mark, no key twice, no number that one reader rounds and another does not.
* A file that is not meant as a document of ours is never a problem.
*/
function readSealedJson(bytes) {
	let buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), head = headText(buffer);
	if (!/^\ufeff?\s*\{/.test(head)) return;
	if (buffer.length > MAX_BYTES$2) return CLAIM.test(head) ? { problem: `it is larger than ${MAX_BYTES$2} bytes, which is the limit for a document` } : void 0;
	let text = decoded(buffer);
	if (text === void 0) return CLAIM.test(looseText(buffer)) ? { problem: "it is not UTF-8" } : void 0;
	try {
		return judged(text, JSON.parse(text));
	} catch (error) {
		return CLAIM.test(text) ? { problem: `it is not JSON: ${require_hashing.errorMessage(error)}` } : void 0;
	}
}
function judged(text, value) {
	let schema = isRecord(value) && Object.hasOwn(value, "schema") ? value.schema : void 0, ours = typeof schema == "string" && /^\s*seal-gate\//i.test(schema);
	if (!ours && !CLAIM.test(text)) return;
	let { duplicates, oddNumbers } = jsonFacts(text);
	if (!ours) return duplicates.some(({ pointer }) => pointer === "/schema") ? { problem: twice("/schema") } : void 0;
	let [doubled] = duplicates;
	if (doubled !== void 0) return { problem: twice(doubled.pointer) };
	let [odd] = oddNumbers;
	return odd === void 0 ? {
		schema,
		value
	} : { problem: `${odd.pointer} is a whole number that is not written as one` };
}
function twice(pointer) {
	return `the key ${pointer} stands twice: readers disagree on which one counts`;
}
function headText(buffer) {
	return looseText(buffer.subarray(0, 65536));
}
/** For a look only: never fails. PowerShell writes UTF-16. */
function looseText(buffer) {
	return new TextDecoder(buffer[0] === 255 && buffer[1] === 254 ? "utf-16le" : "utf-8", { ignoreBOM: !0 }).decode(buffer);
}
function decoded(buffer) {
	try {
		return new TextDecoder("utf-8", {
			fatal: !0,
			ignoreBOM: !0
		}).decode(buffer);
	} catch {
		return;
	}
}
// src/release/evidence.ts
var evidence_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ evidenceOf: () => evidenceOf });
/**
* Sorts out what is evidence: only documents that are sealed, intact and valid. The bytes are held to their seal once more, since they
* may be others than those that were verified.
*/
function evidenceOf(files) {
	let documents = [], sealed = /* @__PURE__ */ new Map(), problems = [], broken = new Set(files.filter(({ intact }) => !intact).map(({ path }) => path));
	for (let file of files) {
		let { path, seal, bytes } = file;
		if (broken.has(path) || sealed.has(path)) continue;
		let exact = exactBytes(file);
		if (bytes !== void 0 && exact === void 0) {
			problems.push({
				code: "evidence-invalid",
				path,
				reason: "its bytes are not the sealed ones any more"
			}), broken.add(path);
			continue;
		}
		if (exact !== void 0 && seal.rawPath === void 0 && sealed.set(path, exact), exact === void 0 || bytes === void 0) continue;
		let read = readDocument(path, bytes, exact, seal);
		read !== void 0 && ("code" in read ? problems.push(read) : documents.push(read));
	}
	return {
		documents,
		sealed,
		problems
	};
}
function exactBytes({ seal, bytes }) {
	if (bytes !== void 0) return require_hashing.matchesSeal(seal, bytes) ? {
		sha256: require_hashing.digestOf("sha256", bytes),
		bytes: bytes.length
	} : void 0;
	let { sha256 } = seal.digests;
	return sha256 === void 0 || seal.bytes === void 0 ? void 0 : {
		sha256,
		bytes: seal.bytes
	};
}
function readDocument(path, bytes, exact, seal) {
	let json = readSealedJson(bytes);
	if (json === void 0) return;
	if ("problem" in json) return {
		code: "evidence-invalid",
		path,
		reason: json.problem
	};
	if (seal.rawPath !== void 0) return {
		code: "evidence-invalid",
		path,
		reason: "its name is not UTF-8"
	};
	let parsed = parseDocument(json.schema, json.value);
	if (parsed !== void 0) return parsed === "unknown" ? {
		code: "evidence-schema-unknown",
		path,
		reason: `this gate knows no schema "${json.schema}": it proves nothing`
	} : "problem" in parsed ? {
		code: "evidence-invalid",
		path,
		reason: parsed.problem
	} : {
		...parsed,
		...exact,
		path,
		value: json.value
	};
}
// src/release/blockers.ts
/**
* A blocker is closed only when it is claimed closed, every proof of it holds on admissible evidence, and everything that it depends on is
* closed. All else is open, each with its reason.
*/
function effectiveMap({ blockers }, evidence, denials) {
	let known = new Map(blockers.map((blocker) => [blocker.id, blocker])), doubled = new Set(blockers.filter((one, index) => blockers.findIndex(({ id }) => id === one.id) !== index).map(({ id }) => id)), circular = new Set(blockers.filter(({ id }) => reaches(id, known)).map(({ id }) => id)), reasons = /* @__PURE__ */ new Map(), reasonOf = (blocker) => {
		let { id, depends_on } = blocker;
		if (doubled.has(id)) return "its id stands twice in the map";
		if (circular.has(id)) return "it depends on itself";
		if (reasons.has(id)) return reasons.get(id);
		let own = ownReason(blocker, evidence, denials), open = depends_on.filter((other) => {
			let dependency = known.get(other);
			return dependency === void 0 || reasonOf(dependency) !== void 0;
		}), reason = own ?? (open.length > 0 ? `it depends on ${listed(open)}, which is not closed` : void 0);
		return reasons.set(id, reason), reason;
	};
	return {
		blockers: blockers.map((blocker) => effective(blocker, reasonOf(blocker))),
		errors: mapErrors(blockers, known, doubled, circular)
	};
}
function effective({ id, title, scope, progress, depends_on, closes_when }, reason) {
	let proofs = closes_when.map(({ document, pointer }) => `${document}${pointer === "" ? "" : ` at ${pointer}`}`);
	return {
		id,
		title,
		state: reason === void 0 ? "CLOSED" : "OPEN",
		reason: reason ?? `claimed, and proved by ${listed(proofs)}`,
		scope,
		...progress !== void 0 && { progress },
		depends_on
	};
}
/** Why a blocker is open by itself, whatever it depends on. */
function ownReason({ state, scope, progress, closes_when }, evidence, denials) {
	if (state === "OPEN") return progress === void 0 ? "it is not claimed closed" : `it is not claimed closed (${progress})`;
	if (state !== "CLOSED") return "its state is neither OPEN nor CLOSED, so it is open";
	if (closes_when.length === 0) return "it is claimed closed, and names no evidence";
	for (let proof of closes_when) {
		let problem = proofProblem(proof, scope, evidence, denials);
		if (problem !== void 0) return `it is claimed closed, and ${problem}`;
	}
}
/** True when a blocker depends on itself, over any way. */
function reaches(id, known) {
	let seen = /* @__PURE__ */ new Set(), next = [...known.get(id)?.depends_on ?? []];
	for (let at = next.pop(); at !== void 0; at = next.pop()) {
		if (at === id) return !0;
		seen.has(at) || (seen.add(at), next.push(...known.get(at)?.depends_on ?? []));
	}
	return !1;
}
function mapErrors(blockers, known, doubled, circular) {
	let unknown = new Set(blockers.flatMap(({ depends_on }) => depends_on.filter((id) => !known.has(id)))), empty = blockers.filter(({ state, closes_when }) => state === "CLOSED" && closes_when.length === 0).map(({ id }) => id);
	return [
		...doubled.size > 0 ? [`ids that stand twice: ${listed([...doubled])}`] : [],
		...unknown.size > 0 ? [`blockers that are depended on and are not there: ${listed([...unknown])}`] : [],
		...circular.size > 0 ? [`blockers that depend on themselves: ${listed([...circular])}`] : [],
		...empty.length > 0 ? [`blockers that are claimed closed and name no evidence: ${listed(empty)}`] : []
	];
}
// src/release/packet-status.ts
const REHEARSAL = new Set(CLONE_KINDS), ORDERS = /* @__PURE__ */ new Set([
	"policy",
	"schema-expectations",
	"validator",
	"probes",
	"blocker-map"
]), FAILURES = /* @__PURE__ */ new Set([
	"FAILED",
	"NOT_RESTORED",
	"MISMATCH",
	"FAIL"
]);
/**
* How far a packet is. `REHEARSED` needs a change that was applied and undone, and no document that says that something was not done.
* @param denied something denies the packet: then it is blocked, whatever else it says
*/
function packetStatus(documents, denied) {
	let evidence = documents.filter(({ kind }) => !ORDERS.has(kind));
	if (denied || evidence.length === 0 || evidence.some((one) => FAILURES.has(wordOf(one) ?? ""))) return "BLOCKED";
	let rehearsal = evidence.filter(({ kind }) => REHEARSAL.has(kind));
	return rehearsal.some(({ kind }) => kind === "rehearsal-rollback") && rehearsal.every((one) => DONE.has(wordOf(one) ?? "")) ? "REHEARSED" : "READY_NOT_APPLIED";
}
const DONE = /* @__PURE__ */ new Set([
	"SAFE_PRODUCTION_SHAPED_CLONE",
	"COMPATIBLE",
	"APPLIED",
	"RESTORED"
]);
function wordOf({ document }) {
	return "status" in document ? document.status : "verdict" in document ? document.verdict : void 0;
}
// src/release/rules/state-difference.ts
/** Compares two states part by part. */
function stateDifference(a, b) {
	return {
		schema: a.schema !== b.schema,
		tables: differing(a.tables, b.tables, (x, y) => x.rows === y.rows && x.sha256 === y.sha256),
		sequences: differing(a.sequences, b.sequences, (x, y) => x.last_value === y.last_value && x.is_called === y.is_called),
		large_objects: a.large_objects.count !== b.large_objects.count || a.large_objects.sha256 !== b.large_objects.sha256
	};
}
function differing(a, b, same) {
	let there = new Map(b.map((one) => [one.name, one])), here = new Set(a.map(({ name }) => name));
	return [...a.filter((one) => {
		let other = there.get(one.name);
		return other === void 0 || !same(one, other);
	}), ...b.filter(({ name }) => !here.has(name))].map(({ name }) => name);
}
/** The differing parts, one by one. */
function partsOf({ schema, tables, sequences, large_objects }) {
	return [
		...schema ? [{
			kind: "schema",
			object: "schema"
		}] : [],
		...tables.map((object) => ({
			kind: "table",
			object
		})),
		...sequences.map((object) => ({
			kind: "sequence",
			object
		})),
		...large_objects ? [{
			kind: "large-objects",
			object: "large-objects"
		}] : []
	];
}
/** One name for a part, to compare lists of parts. Schema and large objects exist once, whatever they are called. */
function partKey({ kind, object }) {
	return kind === "schema" || kind === "large-objects" ? kind : `${kind} ${object}`;
}
/** True when a sequence stands where it stood or further on: all that `nextval` can have done. */
function onlyAdvanced(name, before, restored) {
	let from = before.sequences.find((one) => one.name === name), to = restored.sequences.find((one) => one.name === name);
	return from !== void 0 && to !== void 0 && BigInt(to.last_value) >= BigInt(from.last_value) && (to.is_called || !from.is_called);
}
// src/release/rules/consistency.ts
const CODE$1 = "evidence-inconsistent", oneOfEach = {
	code: CODE$1,
	name: "there is one policy, and one provenance for each clone",
	check: (packet) => {
		let clones = safeClones(packet);
		return [...ofKind(packet, "policy").slice(1).flatMap(({ path }) => denials(CODE$1, path, ["there is another policy: two cannot both be in force"])), ...clones.flatMap(({ path, document }, index) => denials(CODE$1, path, [clones.findIndex((one) => one.document.clone_id === document.clone_id) !== index && `there is another provenance of the clone "${document.clone_id}"`]))];
	}
}, provenanceIsOfKnownThings = {
	code: CODE$1,
	name: "the dump of each clone is sealed or pinned, and its ways out were searched with the sealed policy",
	check: (packet) => safeClones(packet).flatMap(({ path, document }) => denials(CODE$1, path, [
		!dumpIsKnown(packet, document) && "its dump is neither sealed in the packet nor pinned in the policy",
		policyOf(packet) !== void 0 && referred(packet, "policy", document.leads.policy) === void 0 && "its ways out were searched with another policy than the sealed one",
		document.isolation.engine !== document.environment.engine && "its isolation is that of another engine"
	]))
};
function dumpIsKnown(packet, { dump }) {
	let there = packet.sealed.get(dump.path);
	return there === void 0 ? policyOf(packet)?.pinned_dumps?.some((pinned) => sameBytes(pinned, dump)) === !0 : sameBytes(there, dump);
}
const expectationsAreSealed = {
	code: CODE$1,
	name: "each schema was compared with the sealed expectations, on the clone of its dump",
	check: (packet) => checkedSchemas(packet).flatMap(({ path, document }) => denials(CODE$1, path, [
		referred(packet, "schema-expectations", document.expectations) === void 0 && "the expectations that it used are not the sealed ones",
		otherDump(packet, document.clone_id, document.dump),
		document.verdict === "COMPATIBLE" && document.mismatches.length > 0 && "it lists mismatches and says that there are none"
	]))
};
function otherDump(packet, clone, dump) {
	let provenance = safeClones(packet).find(({ document }) => document.clone_id === clone);
	return provenance !== void 0 && !sameBytes(provenance.document.dump, dump) && "its dump is not the one that provenance names";
}
const executionIsOfItsClone = {
	code: CODE$1,
	name: "each execution ran the sealed script on the clone of its provenance, and lists what it changed",
	check: (packet) => appliedExecutions(packet).flatMap(({ path, document }) => {
		let clone = safeClones(packet).find((one) => one.document.clone_id === document.clone_id), miscounted = otherRowCounts(packet, document);
		return denials(CODE$1, path, [
			otherDump(packet, document.clone_id, document.dump),
			clone !== void 0 && !(0, node_util.isDeepStrictEqual)(clone.document.environment, document.environment) && "it ran in another database than the one that provenance names",
			!isSealed(packet, document.apply) && "the script that was applied is not sealed in the packet",
			document.exit_code !== 0 && `it says APPLIED, and the script ended with exit code ${document.exit_code}`,
			!changesAreListed(document) && "what it lists as changed is not what the two states differ in",
			miscounted.length > 0 && `rows were counted otherwise when the schema was checked: ${listed(miscounted)}`
		]);
	})
};
/** Both count the rows of one restored dump. A partitioned table has rows of its own in neither; its partitions are tables. */
function otherRowCounts(packet, { clone_id, before }) {
	let counted = new Map(before.tables.map(({ name, rows }) => [name, rows]));
	return checkedSchemas(packet).filter(({ document }) => document.clone_id === clone_id).flatMap(({ document }) => document.observed).filter(({ name, rows }) => counted.has(name) && counted.get(name) !== rows).map(({ name }) => name);
}
function changesAreListed({ before, after, changed }) {
	let real = stateDifference(before, after);
	return real.schema === changed.schema && real.large_objects === changed.large_objects && (0, node_util.isDeepStrictEqual)(new Set(real.tables), new Set(changed.tables)) && (0, node_util.isDeepStrictEqual)(new Set(real.sequences), new Set(changed.sequences));
}
const rollbackIsOfItsExecution = {
	code: CODE$1,
	name: "each rollback ran the sealed script on the clone of the sealed execution, with the same fingerprint",
	check: (packet) => rolledBack$1(packet).flatMap(({ path, document }) => {
		let execution = executionOf(packet, document.execution);
		return denials(CODE$1, path, [
			execution === void 0 && "the execution that it undoes is not sealed in the packet, or was not applied",
			execution !== void 0 && execution.document.clone_id !== document.clone_id && "it ran on another clone than the execution",
			execution !== void 0 && execution.document.fingerprint.method !== document.fingerprint.method && "its fingerprint was made in another way than that of the execution",
			!isSealed(packet, document.rollback) && "the script that was run is not sealed in the packet"
		]);
	})
};
function executionOf(packet, ref) {
	return appliedExecutions(packet).find((one) => one.path === ref.path && sameBytes(one, ref));
}
const probeNumbersAddUp = {
	code: CODE$1,
	name: "sealed probe results count what they list",
	check: (packet) => ofKind(packet, "probe-results").flatMap(({ path, document }) => {
		let { control, planned, run, passed, probes } = document, wrong = [control, ...probes].filter((one) => one.passed && one.seen !== one.expected);
		return denials(CODE$1, path, [
			(probes.length !== run || probes.filter((one) => one.passed).length !== passed || run > planned) && "its numbers are not those of the probes that it lists",
			new Set(probes.map(({ id }) => id)).size !== probes.length && "it lists a probe twice",
			wrong.length > 0 && "a probe passed that did not see what it expected"
		]);
	})
}, BROKEN = /* @__PURE__ */ new Set([
	"digest-mismatch",
	"length-mismatch",
	"missing",
	"moved",
	"swapped",
	"case-renamed",
	"symlink",
	"not-a-file",
	"outside-root",
	"changed-while-reading",
	"unreadable"
]), UNICODE = /* @__PURE__ */ new Set([
	"unicode-punctuation",
	"unicode-normalized",
	"invisible-characters",
	"bom-added",
	"bom-removed",
	"encoding-changed",
	"mojibake",
	"json-reencoded"
]), sealsHold = {
	code: "seal-mismatch",
	name: "every sealed file of the packet has its sealed bytes",
	check: ({ drift, files }) => {
		let broken = drift.filter((finding) => BROKEN.has(finding.code) && !isUnicode(finding)), told = new Set(drift.filter(({ code }) => BROKEN.has(code)).map(({ path }) => path)), untold = files.filter(({ path, intact }) => !intact && !told.has(path));
		return gathered("seal-mismatch", "not as sealed", [...broken, ...untold]);
	}
}, charactersHold = {
	code: "unicode-byte-drift",
	name: "no sealed file was rewritten in other characters or another encoding",
	check: ({ drift }) => gathered("unicode-byte-drift", "rewritten in other characters or another encoding", drift.filter((finding) => BROKEN.has(finding.code) && isUnicode(finding)))
};
function isUnicode({ drift }) {
	return drift?.causes.some(({ code }) => UNICODE.has(code)) === !0;
}
/** One denial for all of them: each has a finding of its own already. */
function gathered(code, what, found) {
	let paths = [...new Set(found.flatMap(({ path }) => path ?? []))], [path] = paths;
	return path === void 0 ? [] : [{
		code,
		path,
		also: paths.slice(1),
		reason: `${what}: ${listed(paths)}`
	}];
}
// src/release/rules/isolation.ts
/** A clone that can reach anything, or be reached, is no rehearsal: it is production's neighbour. */
const cloneIsIsolated = {
	code: "clone-not-isolated",
	name: "each clone that is used is cut off from everything, by facts read back from it",
	check: (packet) => {
		let sharedAllowed = policyOf(packet)?.allow?.shared_network === !0, clones = safeClones(packet), known = new Set(clones.map(({ document }) => document.clone_id)), used = [
			...checkedSchemas(packet),
			...appliedExecutions(packet),
			...rolledBack$1(packet)
		];
		return [...clones.flatMap(({ path, document }) => denials("clone-not-isolated", path, openings(document, sharedAllowed))), ...used.flatMap(({ path, document }) => denials("clone-not-isolated", path, [!known.has(document.clone_id) && `nothing in the packet shows what clone "${document.clone_id}" is and that it was cut off`]))];
	}
};
function openings({ isolation, environment, destroyed }, sharedAllowed) {
	return [
		...isolation.engine === "pglite" ? inProcess(isolation) : ownServer(isolation, sharedAllowed),
		...connected(environment.connection, isolation.engine),
		!destroyed && "the clone was not destroyed"
	];
}
function connected({ kind, host }, engine) {
	let expected = engine === "pglite" ? "in-process" : "unix-socket";
	return [kind !== expected && `it was reached by ${kind}, not by ${expected}`, kind === expected && host !== void 0 && "it was reached under a host name"];
}
function inProcess(facts) {
	return [!facts.in_process && "the engine did not run inside the process", facts.host_files_visible && "files of the machine were visible to SQL"];
}
function ownServer(facts, sharedAllowed) {
	let escaped = facts.escape_attempts.filter(({ refused }) => !refused).length;
	return [
		facts.listen_addresses !== "" && "the server listens on network addresses",
		facts.listening_tcp_sockets > 0 && "TCP sockets are open in its network",
		facts.connected_over_network && "the connection came over the network",
		!facts.data_directory_is_ours && "its data directory is not the throwaway one",
		!/^0?700$/.test(facts.data_directory_mode) && "its data directory is open to others",
		facts.inherited_environment.length > 0 && `it inherited variables of the job: ${listed(facts.inherited_environment)}`,
		facts.scripts_as_superuser && "the scripts ran as superuser",
		facts.escape_attempts.length === 0 && "nobody tried to get out of it, so nothing shows that one cannot",
		escaped > 0 && `${escaped} of ${facts.escape_attempts.length} attempts to get out of it were not refused`,
		...network(facts, sharedAllowed)
	];
}
function network(facts, sharedAllowed) {
	return facts.own_network_namespace ? [facts.interfaces.some((name) => name !== "lo") && "its network has more than the loopback interface", facts.routes > 0 && "its network has routes"] : [!sharedAllowed && "it shares the network of the machine, which the policy does not allow"];
}
// src/release/rules/mutation.ts
/** A change that changed nothing is rolled back perfectly and proves nothing. */
const changeChanges = {
	code: "apply-equals-before",
	name: "the state after the change differs from the state before it, in what the change is about",
	check: (packet) => appliedExecutions(packet).flatMap(({ path, document }) => {
		let difference = stateDifference(document.before, document.after), untouched = expectTouched(packet, document.clone_id).filter((table) => !difference.tables.includes(table)), nothing = partsOf(difference).length === 0;
		return denials("apply-equals-before", path, [nothing && "the state after the change is the state before it", !nothing && untouched.length > 0 && `the rows of ${listed(untouched)} are the same before and after the change`]);
	})
};
/** Tables that the sealed expectations for this clone say the change must touch. */
function expectTouched(packet, clone) {
	return checkedSchemas(packet).filter(({ document }) => document.clone_id === clone).flatMap(({ document }) => referred(packet, "schema-expectations", document.expectations)?.document.expect_touched ?? []);
}
// src/release/rules/production.ts
/** What a clone that still knows the way to production does there is not a rehearsal. */
const cloneLeadsNowhere = {
	code: "clone-points-to-production",
	name: "no clone is production, and nothing in one leads there",
	check: (packet) => {
		let policy = policyOf(packet);
		return safeClones(packet).flatMap(({ path, document }) => denials("clone-points-to-production", path, [...leads(document), ...policy === void 0 ? ["no policy says what production is, so nothing shows that this is not it"] : isProduction(document, policy)]));
	}
};
function leads({ leads: { checked, found } }) {
	let unchecked = LEAD_KINDS.filter((kind) => !checked.includes(kind)), ways = found.map(({ kind, object }) => `${kind} ${object}`);
	return [unchecked.length > 0 && `it was not searched for: ${listed(unchecked)}`, found.length > 0 && `it holds ways out: ${listed(ways)}`];
}
function isProduction({ environment, source, leads: { found } }, { production }) {
	let { system_identifier: own, connection } = environment, hosts = new Set(production.endpoints.map(({ host }) => plainHost(host))), named = found.filter(({ host }) => host !== void 0 && hosts.has(plainHost(host)));
	return [
		(production.system_identifiers.includes(own) || source.system_identifier === own) && "it has the system identifier of production",
		connection.host !== void 0 && hosts.has(plainHost(connection.host)) && "it was reached at an endpoint of production",
		named.length > 0 && `${named.length} of its ways out name an endpoint of production`
	];
}
/** One host, however it is written: letter case, brackets of an IPv6 address, the dot of the root zone. */
function plainHost(host) {
	return host.trim().toLowerCase().replace(/^\[(.*)\]$/, "$1").replace(/\.$/, "");
}
// src/release/rules/production-claim.ts
/** What happened on a clone happened on a clone. */
const cloneProvesNoProduction = {
	code: "production-pass-from-clone",
	name: "nothing about production is claimed from what was seen on a clone",
	check: (packet) => [
		...claims(packet),
		...closures(packet),
		...validators(packet)
	]
};
function claims(packet) {
	return CLONE_KINDS.flatMap((kind) => ofKind(packet, kind)).flatMap(({ path, document }) => denials("production-pass-from-clone", path, [document.production_claim !== "NONE" && "it claims something about production; a clone can only claim NONE"]));
}
function closures(packet) {
	let cloneEvidence = new Set(CLONE_KINDS.flatMap((kind) => ofKind(packet, kind)).map(({ path }) => path));
	return ofKind(packet, "blocker-map").flatMap(({ path, document }) => document.blockers.filter(({ state, scope }) => state === "CLOSED" && scope === "production").flatMap(({ id, closes_when }) => denials("production-pass-from-clone", path, [closes_when.some((proof) => cloneEvidence.has(proof.document)) && `the production blocker "${id}" is claimed closed by what was seen on a clone`])));
}
function validators(packet) {
	return ranValidators(packet).flatMap(({ path, document }) => {
		let validator = referred(packet, "validator", document.validator);
		return denials("production-pass-from-clone", path, [document.status === "PASS" && validator?.document.scope === "production" && judgesClone(packet, document) && "it passes for production, and what it judged was seen on a clone"]);
	});
}
// src/release/rules/restoration.ts
/** A rollback is proved when the state after it is the state before the change: all of it. */
const rollbackRestores = {
	code: "rollback-not-restored",
	name: "each applied change was undone, and nothing of it is left",
	check: (packet) => {
		let mayAdvance = policyOf(packet)?.allow?.sequences_may_advance ?? [], rollbacks = rolledBack$1(packet);
		return appliedExecutions(packet).flatMap((execution) => {
			let undoings = rollbacks.filter(({ document }) => document.execution.path === execution.path);
			return [...denials("rollback-not-restored", execution.path, [undoings.length === 0 && "the change was applied, and nothing shows that it was undone"]), ...undoings.flatMap(({ path, document }) => denials("rollback-not-restored", path, left(execution.document, document, mayAdvance), [execution.path]))];
		});
	}
};
function left(execution, rollback, mayAdvance) {
	let { before, after } = execution, { restored } = rollback, real = partsOf(stateDifference(before, restored)).map(partKey), allowed = new Set(allowedParts(mayAdvance, before, restored)), told = rollback.not_restored.map(partKey), hidden = real.filter((part) => allowed.has(part) && !told.includes(part)), residue = [.../* @__PURE__ */ new Set([...real, ...told])].filter((part) => !allowed.has(part));
	return [
		residue.length > 0 && `not as it was before the change: ${listed(residue)}`,
		hidden.length > 0 && `not listed as left behind: ${listed(hidden)}`,
		residue.length === 0 && rollback.status === "NOT_RESTORED" && "it says itself that the state was not restored",
		rollback.exit_code !== 0 && `the rollback ended with exit code ${rollback.exit_code}`,
		rollback.applied_again === void 0 && rollback.status === "RESTORED" && "the change was not applied again",
		rollback.applied_again !== void 0 && rollback.applied_again.schema !== after.schema && "the change, applied again, led to another schema",
		!(execution.fingerprint.canary_seen && rollback.fingerprint.canary_seen) && "the fingerprint did not see a change that was made to be seen, so equal fingerprints prove nothing"
	];
}
function allowedParts(mayAdvance, before, restored) {
	return mayAdvance.filter((name) => onlyAdvanced(name, before, restored)).map((object) => partKey({
		kind: "sequence",
		object
	}));
}
// src/release/rules/schema-difference.ts
/** What the observed surface lacks of the expected one, one sentence each. A surface may have more than is expected. */
function schemaMismatches(expectations, observed) {
	let tables = new Map(observed.map((table) => [table.name, table])), { rollback_anchor: anchor } = expectations, anchored = anchor === void 0 || tables.get(anchor.table)?.columns.some(({ name }) => name === anchor.column) === !0;
	return [...expectations.tables.flatMap((table) => {
		let found = tables.get(table.name);
		return found === void 0 ? [`${table.name} is not there`] : tableMismatches(table, found);
	}), ...anchored ? [] : ["the rollback anchor is not there"]];
}
function tableMismatches(expected, observed) {
	let { name } = expected;
	return [
		...columnMismatches(expected, observed),
		...keyMismatches(expected, observed),
		...rowMismatches(expected, observed)
	].map((mismatch) => `${name}: ${mismatch}`);
}
function columnMismatches(expected, observed) {
	let columns = new Map(observed.columns.map((column) => [column.name, column]));
	return expected.columns.flatMap(({ name, type, nullable }) => {
		let found = columns.get(name);
		return found === void 0 ? [`column ${name} is not there`] : [...found.type === type ? [] : [`column ${name} is ${found.type}, not ${type}`], ...found.nullable === nullable ? [] : [`column ${name} ${found.nullable ? "may" : "must not"} be null`]];
	});
}
function keyMismatches(expected, observed) {
	let { primary_key: primary, unique = [], foreign_keys: foreign = [] } = expected, missing = (wanted, found) => wanted.filter((key) => !found?.some((one) => (0, node_util.isDeepStrictEqual)(one, key))).length;
	return [
		...primary === void 0 || (0, node_util.isDeepStrictEqual)(primary, observed.primary_key) ? [] : ["its primary key is another one"],
		...missing(unique, observed.unique) > 0 ? ["a unique key is not there"] : [],
		...missing(foreign, observed.foreign_keys) > 0 ? ["a foreign key is not there"] : []
	];
}
function rowMismatches(expected, observed) {
	let { min_rows: least = 0, required_rows: required = [] } = expected, found = (where) => observed.required_rows?.some((row) => row.found > 0 && (0, node_util.isDeepStrictEqual)(row.where, where)) === !0;
	return [...observed.rows >= least ? [] : [`it has ${observed.rows} rows, and at least ${least} are needed`], ...required.filter(({ where }) => !found(where)).map(({ why }) => `a required row is not there (${why})`)];
}
// src/release/rules/schema.ts
/** A change rehearsed on another schema says nothing about the one that production has. */
const schemaIsAsExpected = {
	code: "schema-mismatch-ignored",
	name: "a clone is only called compatible, and only used, when its schema is the expected one",
	check: (packet) => {
		let schemas = checkedSchemas(packet), executions = appliedExecutions(packet), used = new Set(executions.map(({ document }) => document.clone_id)), checked = new Set(schemas.map(({ document }) => document.clone_id));
		return [...schemas.flatMap(({ path, document }) => denials("schema-mismatch-ignored", path, ignored(packet, document, used.has(document.clone_id)))), ...executions.flatMap(({ path, document }) => denials("schema-mismatch-ignored", path, [!checked.has(document.clone_id) && "the change was applied to a clone whose schema nobody compared with the expected one"]))];
	}
};
/** An honest mismatch on a clone that nobody used is no denial: it holds by itself. */
function ignored(packet, document, used) {
	if (!used && document.verdict === "MISMATCH") return [];
	let expectations = referred(packet, "schema-expectations", document.expectations), mismatches = expectations === void 0 ? [] : schemaMismatches(expectations.document, document.observed);
	return [mismatches.length > 0 && `the schema is not the expected one: ${listed(mismatches)}`, mismatches.length === 0 && document.verdict === "MISMATCH" && "it says itself that the schema is not the expected one"];
}
// src/release/rules/secrets.ts
/** A clone with credentials in it is a copy of the keys. Rules and places are named, never a value. */
const cloneHoldsNoSecrets = {
	code: "clone-has-secrets",
	name: "the whole dump of each clone was searched for secrets, and none was found",
	check: (packet) => safeClones(packet).flatMap(({ path, document }) => denials("clone-has-secrets", path, secrets(document)))
};
function secrets({ dump, secret_scan: scan }) {
	let places = scan.findings.map(({ rule, path, line }) => `${rule} in ${path}${line === void 0 ? "" : `:${line}`}`), filled = scan.columns.filter(({ values }) => values > 0).map(({ table, column }) => `${table}.${column}`);
	return [
		!scan.scanned.some((file) => sameBytes(file, dump)) && "the dump that was restored is not the one that was searched",
		scan.rules === 0 && "it was searched with no rule at all",
		places.length > 0 && `secrets were found: ${listed(places)}`,
		filled.length > 0 && `columns that must be empty hold values: ${listed(filled)}`
	];
}
// src/release/rules/tokens.ts
const CODE = "forbidden-token", noForbiddenToken = {
	code: CODE,
	name: "no sealed file holds a token that the policy forbids",
	check: (packet) => {
		let tokens = tokensOf(packet), excepted = exceptedPaths(packet), policies = new Map(ofKind(packet, "policy").map(({ path, document }) => [path, document]));
		return packet.files.filter(({ path, intact }) => intact && !excepted.has(path)).flatMap((file) => {
			let name = tokenHits(file.path, tokens).map(({ rule }) => rule);
			return [...denials(CODE, file.path, [name.length > 0 && `the name of the file breaks rule ${listed(name)}`]), ...inContent(file, packet, tokens, policies.get(file.path))];
		});
	}
};
function exceptedPaths(packet) {
	let refs = ofKind(packet, "policy").flatMap(({ document }) => document.forbidden_tokens_except ?? []);
	return new Set(refs.filter((ref) => isSealed(packet, ref)).map(({ path }) => path));
}
function inContent({ path, bytes, seal }, packet, tokens, policy) {
	if (bytes === void 0) {
		let unsearched = seal.text !== "binary" && !isDump(packet, path);
		return denials(CODE, path, [unsearched && "it is too large to be searched for forbidden tokens"]);
	}
	if (policy !== void 0) {
		let rest = JSON.stringify({
			...policy,
			forbidden_tokens: []
		});
		return denials(CODE, path, tokenHits(rest, tokens).map(({ rule }) => `rule ${rule}, outside its list of tokens`));
	}
	let text = textOf(bytes), plain = tokenHits(text, tokens), escaped = text.includes("\\") ? tokenHits(unescaped(text), tokens).filter((hit) => !plain.some(same(hit))) : [];
	return denials(CODE, path, [...plain, ...escaped].map(({ rule, line }) => `rule ${rule}, line ${line}`));
}
function same({ rule }) {
	return (other) => other.rule === rule;
}
/** A dump that is too large to be searched here has a search of its own: for secrets, before it is restored. */
function isDump(packet, path) {
	let there = packet.sealed.get(path);
	return there !== void 0 && safeClones(packet).some(({ document }) => sameBytes(document.dump, there));
}
const ESCAPE = /\\u([0-9a-f]{4})|\\u\{([0-9a-f]{1,6})\}|\\x([0-9a-f]{2})|\\([/\\"'])/gi;
/** The text as JSON and most languages read it: `\u0051T001` is one of the tokens to whoever parses the file. */
function unescaped(text) {
	return text.replace(ESCAPE, (whole, four, braced, hex, plain) => {
		if (plain !== void 0) return plain;
		let point = Number.parseInt(four ?? braced ?? hex ?? "", 16);
		return point <= 1114111 && point !== 10 ? String.fromCodePoint(point) : whole;
	});
}
/** Whatever the bytes are, as text: UTF-16 with its mark, else UTF-8, in which foreign bytes only spoil their own character. */
function textOf(bytes) {
	let [first, second] = bytes;
	return new TextDecoder(first === 255 && second === 254 ? "utf-16le" : first === 254 && second === 255 ? "utf-16be" : "utf-8").decode(bytes);
}
// src/release/rules/validators.ts
/** A result says something only of the validator that is pinned, after that one has shown that it can say no. */
const resultIsOfThePinnedValidator = {
	code: "evidence-inconsistent",
	name: "each validator result is of the pinned bytes, its own cases ended as they must, and it judged what it must judge",
	check: (packet) => ranValidators(packet).flatMap(({ path, document }) => {
		let validator = referred(packet, "validator", document.validator);
		return validator === void 0 ? denials("evidence-inconsistent", path, ["the validator that it names is not a sealed validator of this packet"]) : denials("evidence-inconsistent", path, [...identity(packet, validator.document, document), ...document.status === "PASS" ? outcomes(validator.document, document) : []]);
	})
};
function identity(packet, pinned, result) {
	let { program } = pinned, there = packet.sealed.get(program.path), unsealed = result.judged.filter(({ file }) => !isSealed(packet, file)).map(({ file }) => file.path);
	return [
		!sameBytes(program, result.program) && "the bytes that ran are not the pinned ones",
		there !== void 0 && !sameBytes(there, program) && "the sealed program is not the pinned one",
		unsealed.length > 0 && `it judged other bytes than the sealed ones: ${listed(unsealed)}`
	];
}
/** Only a result that claims to pass is held to this: one that says FAIL closes nothing. */
function outcomes(pinned, result) {
	let judged = new Map(result.judged.map((one) => [one.file.path, one])), refused = pinned.judges.filter((path) => !endedWith(judged.get(path), 0));
	return [
		!endedWith(result.self_test, 0) && "its self-test did not pass",
		...cases("reject", pinned.must_reject, result.must_reject),
		...cases("accept", pinned.must_accept.map((one) => ({
			...one,
			exit_code: 0
		})), result.must_accept),
		refused.length > 0 && `it did not accept ${listed(refused)}`,
		result.judged.some((one) => !endedWith(one, 0)) && refused.length === 0 && "it did not accept all that it judged"
	];
}
function cases(verb, wanted, ran) {
	let results = new Map(ran.map((one) => [one.id, one])), wrong = wanted.filter(({ id, input, exit_code }) => {
		let result = results.get(id);
		return result === void 0 || !sameBytes(result.input, input) || !endedWith(result, exit_code);
	});
	return [wrong.length > 0 && `it was not shown to ${verb} ${listed(wrong.map(({ id }) => id))}`, ran.length > wanted.length && `it ran cases to ${verb} that the validator does not name`];
}
function endedWith(outcome, code) {
	return outcome !== void 0 && !outcome.timed_out && outcome.exit_code === code;
}
// src/release/rules/table.ts
/** Every rule, in the order in which its denials are told. A packet is denied by any one of them; none makes another one pass. */
const RULES = [
	sealsHold,
	charactersHold,
	cloneIsIsolated,
	cloneLeadsNowhere,
	cloneHoldsNoSecrets,
	schemaIsAsExpected,
	changeChanges,
	rollbackRestores,
	cloneProvesNoProduction,
	noForbiddenToken,
	oneOfEach,
	provenanceIsOfKnownThings,
	expectationsAreSealed,
	executionIsOfItsClone,
	rollbackIsOfItsExecution,
	resultIsOfThePinnedValidator,
	probeNumbersAddUp
];
/** The text, or words in its place when it holds a token: what a report must not hold is not put into one. */
function withhold(text, tokens) {
	return holdsToken(text, tokens) ? "(withheld: it holds a forbidden token)" : text;
}
function holdsToken(text, tokens) {
	return tokenHits(text, tokens).length > 0;
}
// src/release/judge.ts
var judge_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ judgeRelease: () => judgeRelease });
const RANK = [
	"BLOCKED",
	"READY_NOT_APPLIED",
	"REHEARSED"
];
/**
* Judges the evidence of a run. Several packets are cleared only together.
* @param rules all of them; a test takes one away to show that nothing else holds its place
*/
function judgeRelease(input, rules = RULES) {
	let packets = input.packets.map((packet) => judgePacket(packet, input, rules)).filter(({ release }) => release), holds = packets.length === 0 ? [NO_EVIDENCE] : [...new Set(packets.flatMap((packet) => packet.holds))], statuses = packets.map((packet) => RANK.indexOf(packet.packetStatus));
	return {
		findings: packets.flatMap(({ findings }) => findings),
		blockers: packets.flatMap(({ blockers }) => blockers),
		decision: holds.length === 0 ? "CLEARED_FOR_OPERATOR" : "HOLD_PRODUCTION",
		reason: holds[0] ?? "every blocker is closed by evidence, and nothing denies it",
		holds,
		needed: packets.flatMap(({ needed }) => needed),
		packetStatus: RANK[Math.min(...statuses)] ?? "BLOCKED"
	};
}
function judgePacket({ files, findings, blockerMap }, input, rules) {
	let evidence = evidenceOf(files), packet = {
		...evidence,
		files,
		drift: findings
	}, release = evidence.documents.length + evidence.problems.length > 0 || blockerMap !== void 0, denied = release ? [...evidence.problems, ...rules.flatMap((rule) => rule.check(packet))] : [], map = judgeMap(packet, denied, blockerMap), denials = [...denied, ...map.denials], status = packetStatus(packet.documents, denials.length > 0 || input.verdict !== "pass"), holds = reasonsToHold({
		...input,
		evidence,
		denials,
		blockers: map.blockers,
		status
	}), tokens = tokensOf(packet), byPath = new Map(files.map((file) => [file.path, file]));
	return {
		release,
		findings: denials.map((denial) => findingOf(denial, byPath, tokens)),
		blockers: (map.blockers ?? []).map((blocker) => shown(blocker, tokens)),
		holds: holds.map((reason) => withhold(reason, tokens)),
		needed: neededOf(packet).map((text) => withhold(text, tokens)),
		packetStatus: status
	};
}
function judgeMap(packet, denied, wanted) {
	let [map, ...others] = ofKind(packet, "blocker-map");
	if (wanted !== void 0 && map?.path !== wanted) return {
		blockers: void 0,
		denials: [{
			code: "blocker-map-invalid",
			path: wanted,
			reason: "it was named as the blocker map, and is no sealed, intact and valid one"
		}]
	};
	if (map === void 0) return {
		blockers: void 0,
		denials: []
	};
	let { blockers, errors } = effectiveMap(map.document, packet, denied);
	return {
		blockers,
		denials: [...others.map(({ path }) => `${path} is another blocker map: two cannot both be in force`), ...errors].map((reason) => ({
			code: "blocker-map-invalid",
			path: map.path,
			reason
		}))
	};
}
/** A path that is itself a token is told by the line that seals it. */
function findingOf({ code, path, reason }, files, tokens) {
	let file = path === void 0 ? void 0 : files.get(path);
	return {
		code,
		severity: "fail",
		...path !== void 0 && !holdsToken(path, tokens) && { path },
		...file !== void 0 && {
			manifest: file.manifest,
			line: file.seal.line
		},
		reason: withhold(reason, tokens)
	};
}
function shown(blocker, tokens) {
	let { id, title, reason, progress, depends_on = [] } = blocker;
	return {
		...blocker,
		id: withhold(id, tokens),
		title: withhold(title, tokens),
		reason: withhold(reason, tokens),
		...progress !== void 0 && { progress: withhold(progress, tokens) },
		depends_on: depends_on.map((other) => withhold(other, tokens))
	};
}
function neededOf(packet) {
	return ofKind(packet, "clone-provenance").flatMap(({ document }) => document.verdict === "NO_SAFE_PRODUCTION_SHAPED_CLONE_AVAILABLE" ? document.operator_input_needed : []);
}
/**
* The bytes after one mutation; null when the file is taken away. Throws RangeError, in words that hold nothing of the packet, when the
* mutation cannot be made.
*/
function mutated(mutation, bytes) {
	switch (mutation.kind) {
		case "delete": return null;
		case "flip-bit": return flipped(bytes, mutation.offset);
		case "append": return Buffer.concat([bytes, Buffer.from(mutation.text)]);
		case "replace-text": return textReplaced(bytes, Buffer.from(mutation.text), Buffer.from(mutation.by));
		case "set-json": return jsonSet(bytes, mutation.pointer, mutation.value);
	}
}
function flipped(bytes, offset) {
	let byte = bytes[offset];
	if (byte === void 0) throw RangeError("the file has no byte at that offset");
	let copy = Buffer.from(bytes);
	return copy[offset] = byte ^ 1, copy;
}
/** On bytes, so that a file which is not UTF-8 is changed only where it is meant to be. */
function textReplaced(bytes, text, by) {
	let parts = [], length = 0, start = 0;
	for (let at = bytes.indexOf(text); at >= 0; at = bytes.indexOf(text, start)) if (parts.push(bytes.subarray(start, at), by), start = at + text.length, length += by.length, length > 33554432) throw RangeError("the changed file would be too large");
	return Buffer.concat([...parts, bytes.subarray(start)]);
}
function jsonSet(bytes, pointer, value) {
	let document = parsed(bytes), cut = pointer.lastIndexOf("/"), parent = valueAt(document, pointer.slice(0, cut))?.value, key = pointer.slice(cut + 1).replaceAll("~1", "/").replaceAll("~0", "~");
	if (typeof parent != "object" || !parent) throw RangeError("nothing stands above that JSON pointer");
	if (Array.isArray(parent) && !Object.hasOwn(parent, key)) throw RangeError("the list has no item at that JSON pointer");
	return Object.defineProperty(parent, key, {
		value,
		enumerable: !0,
		configurable: !0,
		writable: !0
	}), Buffer.from(`${JSON.stringify(document, null, 2)}\n`);
}
function parsed(bytes) {
	try {
		return JSON.parse(bytes.toString("utf8"));
	} catch {
		throw RangeError("the file is no JSON");
	}
}
// src/probes/references.ts
/**
* The files with one of them changed, and every reference to it in the documents of the packet with it: what a forger does who seals a
* changed packet again. A document that is changed by this is itself referred to.
*/
function withReferences(files, change) {
	let changed = new Map(files).set(change.path, change.after), queue = [change];
	for (let left = 10 * files.size; left > 0; left--) {
		let next = queue.shift();
		if (next === void 0) return changed;
		for (let [path, bytes] of changed) {
			let after = path === next.path ? void 0 : followed(bytes, next);
			after !== void 0 && (changed.set(path, after), queue.push({
				path,
				before: bytes,
				after
			}));
		}
	}
	throw RangeError("the documents refer to each other without end");
}
/** The document with its references to the changed bytes following them; undefined when it has none. */
function followed(bytes, { before, after }) {
	let old = require_hashing.digestOf("sha256", before);
	if (!bytes.includes(old)) return;
	let json = readSealedJson(bytes);
	if (json === void 0 || "problem" in json) return;
	let value = structuredClone(json.value), found = !1, follow = (item) => {
		if (typeof item == "object" && item) {
			"sha256" in item && item.sha256 === old && "bytes" in item && item.bytes === before.length && (found = !0, Object.assign(item, {
				sha256: require_hashing.digestOf("sha256", after),
				bytes: after.length
			}));
			for (let member of Object.values(item)) follow(member);
		}
	};
	return follow(value), found ? Buffer.from(`${JSON.stringify(value, null, 2)}\n`) : void 0;
}
// src/probes/packet-probes.ts
/** Each probe is a run of the gate on the whole copy, so only packets for people have probes, not trees. */
const MANIFEST = "../seal-gate.json";
/**
* The probes that packets carry themselves (`seal-gate/probes/1`), each made on a private copy of its packet. A packet that is refused as
* it is has none: its run cannot pass, whatever they would show.
* @param told results of the gate's own probes, as if all had passed
*/
function packetSuites(packets, told) {
	let expired = timer(6e4), suites = packets.flatMap((packet) => {
		let evidence = evidenceOf(packet.files), documents = ofKind(evidence, "probes");
		return documents.length === 0 || isRefused(packet, told) ? [] : documents.map(({ path, document }) => ({
			...suiteOf(packet, evidence, path, document.probes, told),
			expired
		}));
	});
	return suites.reduce((total, { probes }) => total + probes.length, 0) > 100 ? suites.map((suite) => ({
		...suite,
		problem: "more than 100 probes in one run"
	})) : suites;
}
/** Starts when it is asked first. */
function timer(limit) {
	let started;
	return () => (started ??= performance.now(), performance.now() - started > limit);
}
function isRefused(packet, told) {
	return packet.findings.some(({ severity }) => severity === "fail" || severity === "unverifiable") || judgeRelease({
		packets: [packet],
		verdict: "pass",
		probes: told,
		whole: !0
	}).findings.length > 0;
}
function suiteOf(packet, evidence, path, probes, told) {
	let tokens = tokensOf({
		...evidence,
		files: packet.files,
		drift: []
	}), named = (text) => withhold(text, tokens), files = new Map(packet.files.flatMap(({ path: name, bytes }) => bytes === void 0 ? [] : [[name, Buffer.from(bytes)]])), problem = copyProblem(packet, files);
	return {
		id: named(`${path}#control`),
		control: problem === void 0 ? sealed("copy", files, MANIFEST) : /* @__PURE__ */ new Map(),
		decision: "any",
		told,
		request: {
			manifests: [MANIFEST],
			root: "."
		},
		probes: probes.map((probe) => probeOf(probe, named(`${path}#${probe.id}`), named(`${probe.mutation.kind} in ${probe.mutation.path}`))),
		search: unusual((report) => leaks(report, tokens)),
		...problem !== void 0 && { problem }
	};
}
function copyProblem({ files }, copied) {
	let bytes = [...copied.values()].reduce((total, { length }) => total + length, 0);
	return files.length > 2e3 || bytes > 67108864 ? "the packet is too large to be copied for its probes" : new Set(files.map(({ path }) => path)).size === copied.size ? void 0 : "not every file of the packet could be copied";
}
/** A policy may forbid a word that every report holds. Only what a bad input brings into the reports was shown by it. */
function unusual(search) {
	let usual;
	return async (report) => {
		let found = await search(report);
		return usual ??= new Set(found), found.filter((one) => usual?.has(one) === !1);
	};
}
function probeOf({ mutation, reseal, expected }, id, told) {
	return {
		id,
		mutation: reseal ? `${told}, sealed again` : told,
		codes: expected.toSorted(comparePaths),
		repeats: !0,
		change: (tree) => {
			let before = bytesAt(tree, mutation.path), after = mutated(mutation, before);
			return reseal ? resealed(tree, mutation.path, before, after) : replaced(tree, mutation.path, after);
		}
	};
}
function resealed(tree, path, before, after) {
	let files = new Map([...tree.keys()].filter((name) => name !== MANIFEST).map((name) => [name, bytesAt(tree, name)]));
	return after === null ? (files.delete(path), sealed("copy", files, MANIFEST)) : sealed("copy", withReferences(files, {
		path,
		before,
		after
	}), MANIFEST);
}
// src/probes/release-control.ts
/** Where production is, as the control packet's policy has it. A name that no resolver knows: RFC 2606. */
const PRODUCTION_HOST = "db.production.example", CONTROL_TOKENS = [...DEFAULT_TOKENS, {
	id: "own-token",
	token: "PROBE_MARK_31",
	case: "any"
}], CLONE = "clone-1", RELEASE_FILES = {
	"notes.md": "# Change 1\n\nHold until the rehearsal - and the rollback - are proved.\n",
	"dump.sql": "create table registry (id integer primary key, state text);\ninsert into registry values (1, 'OPEN');\n",
	"sql/apply.sql": "update registry set state = 'CLOSED';\n",
	"sql/rollback.sql": "update registry set state = 'OPEN';\n"
}, later = (path) => ({
	path,
	sha256: "0".repeat(64),
	bytes: 0
}), sha = (text) => require_hashing.digestOf("sha256", Buffer.from(text)), pinned = (text) => ({
	sha256: sha(text),
	bytes: Buffer.byteLength(text)
});
/** A packet in which a change was rehearsed and undone on a clone, and every blocker is closed by that. A new one each time. */
function releaseDocuments() {
	return {
		...orders(),
		...clone(),
		...rehearsal(),
		"map.json": blockerMap()
	};
}
function orders() {
	return {
		"policy.json": {
			schema: "seal-gate/policy/1",
			production: {
				endpoints: [{ host: PRODUCTION_HOST }],
				system_identifiers: ["7100000000000000001"]
			},
			forbidden_tokens: [...CONTROL_TOKENS],
			required_evidence: [
				"clone-provenance",
				"schema-compatibility",
				"rehearsal-execution",
				"rehearsal-rollback"
			]
		},
		"expectations.json": {
			schema: "seal-gate/schema-expectations/1",
			tables: [{
				...table(),
				min_rows: 1
			}],
			rollback_anchor: {
				table: "public.registry",
				column: "state"
			},
			expect_touched: ["public.registry"]
		}
	};
}
function clone() {
	return {
		"provenance.json": {
			schema: "seal-gate/clone-provenance/1",
			production_claim: "NONE",
			verdict: "SAFE_PRODUCTION_SHAPED_CLONE",
			clone_id: CLONE,
			dump: {
				...later("dump.sql"),
				format: "plain"
			},
			source: { system_identifier: "7100000000000000001" },
			environment: environment(),
			isolation: {
				engine: "pglite",
				in_process: !0,
				host_files_visible: !1
			},
			leads: {
				policy: later("policy.json"),
				checked: [
					"foreign-server",
					"user-mapping",
					"subscription",
					"network-extension",
					"production-name"
				],
				found: []
			},
			secret_scan: {
				scanner: "probe",
				rules: 1,
				scanned: [later("dump.sql")],
				findings: [],
				columns: []
			},
			destroyed: !0
		},
		"compatibility.json": {
			schema: "seal-gate/schema-compatibility/1",
			production_claim: "NONE",
			verdict: "COMPATIBLE",
			clone_id: CLONE,
			dump: pinned(RELEASE_FILES["dump.sql"]),
			expectations: later("expectations.json"),
			observed: [{
				...table(),
				rows: 1
			}],
			mismatches: []
		}
	};
}
function rehearsal() {
	return {
		"execution.json": {
			schema: "seal-gate/rehearsal-execution/1",
			production_claim: "NONE",
			status: "APPLIED",
			clone_id: CLONE,
			dump: pinned(RELEASE_FILES["dump.sql"]),
			apply: later("sql/apply.sql"),
			environment: environment(),
			fingerprint: {
				method: "probe",
				canary_seen: !0
			},
			exit_code: 0,
			statements: 1,
			before: state("OPEN"),
			after: state("CLOSED"),
			changed: {
				schema: !1,
				tables: ["public.registry"],
				sequences: [],
				large_objects: !1
			}
		},
		"rollback.json": {
			schema: "seal-gate/rehearsal-rollback/1",
			production_claim: "NONE",
			status: "RESTORED",
			clone_id: CLONE,
			execution: later("execution.json"),
			rollback: later("sql/rollback.sql"),
			fingerprint: {
				method: "probe",
				canary_seen: !0
			},
			exit_code: 0,
			restored: state("OPEN"),
			not_restored: [],
			applied_again: { schema: sha("schema") }
		}
	};
}
function blockerMap() {
	return {
		schema: "seal-gate/blocker-map/1",
		blockers: [{
			id: "B1",
			title: "The change is rehearsed and undone",
			state: "CLOSED",
			scope: "clone",
			depends_on: [],
			closes_when: [{
				document: "execution.json",
				pointer: "/status",
				equals: "APPLIED"
			}, {
				document: "rollback.json",
				pointer: "/status",
				equals: "RESTORED"
			}]
		}]
	};
}
function environment() {
	return {
		engine: "pglite",
		server_version: "17.0",
		system_identifier: "7400000000000000001",
		connection: {
			kind: "in-process",
			database: "clone"
		}
	};
}
function table() {
	return {
		name: "public.registry",
		columns: [{
			name: "id",
			type: "integer",
			nullable: !1
		}, {
			name: "state",
			type: "text",
			nullable: !0
		}],
		primary_key: ["id"]
	};
}
function state(rows) {
	return {
		schema: sha("schema"),
		tables: [{
			name: "public.registry",
			rows: 1,
			sha256: sha(rows)
		}],
		sequences: [],
		large_objects: {
			count: 0,
			sha256: sha("")
		}
	};
}
// src/probes/release-probes.ts
/** Put into a dump as a credential. No report may hold it. */
const PROBE_SECRET = "probe-secret-0d1f", LEAKING_DUMP = `${RELEASE_FILES["dump.sql"]}-- password = '${PROBE_SECRET}'\n`;
/** The control packet, made otherwise and sealed again: references between its documents follow, so that no seal is broken. */
function releasePacket(edit = () => void 0, files = {}) {
	let packet = new Map(Object.entries({
		...RELEASE_FILES,
		...files
	}).map(([path, text]) => [path, Buffer.from(text)])), documents = releaseDocuments();
	edit(documents);
	for (let [path, document] of Object.entries(documents)) link(document, packet), packet.set(path, Buffer.from(`${JSON.stringify(document, null, 2)}\n`));
	return sealed("release-control", packet);
}
/** Fills in the digest and length of every reference to a file that is sealed already. */
function link(value, packet) {
	if (typeof value == "object" && value) {
		if ("path" in value && "sha256" in value && typeof value.path == "string") {
			let bytes = packet.get(value.path);
			bytes !== void 0 && Object.assign(value, {
				sha256: require_hashing.digestOf("sha256", bytes),
				bytes: bytes.length
			});
		}
		for (let item of Object.values(value)) link(item, packet);
	}
}
/** A probe of evidence that was forged and sealed: only a rule can refuse it. */
function forged(id, mutation, path, edit, files = {}) {
	return {
		id,
		mutation,
		path,
		verdict: "fail",
		codes: [id],
		change: () => releasePacket(edit, files)
	};
}
/** A probe of a packet whose bytes were changed after it was sealed. */
function drifted(id, mutation, codes, change) {
	let path = "notes.md";
	return {
		id,
		mutation,
		path,
		verdict: "fail",
		codes,
		change: (tree) => replaced(tree, path, change(bytesAt(tree, path)))
	};
}
/** The ten bad inputs of a release, each called by the code of the rule that must refuse it. */
const RELEASE_PROBES = [
	forged("clone-not-isolated", "files of the machine visible to the clone", "provenance.json", (docs) => Object.assign(docs["provenance.json"].isolation, { host_files_visible: !0 })),
	forged("clone-points-to-production", "a foreign server that names a production host", "provenance.json", (docs) => docs["provenance.json"].leads.found.push({
		kind: "foreign-server",
		object: "reporting",
		host: PRODUCTION_HOST
	})),
	forged("clone-has-secrets", "a credential in the dump, found by the scan", "provenance.json", (docs) => {
		docs["provenance.json"].secret_scan.findings.push({
			rule: "password",
			path: "dump.sql",
			line: 3
		});
		for (let path of ["compatibility.json", "execution.json"]) Object.assign(docs[path].dump, {
			sha256: require_hashing.digestOf("sha256", Buffer.from(LEAKING_DUMP)),
			bytes: LEAKING_DUMP.length
		});
	}, { "dump.sql": LEAKING_DUMP }),
	forged("schema-mismatch-ignored", "a column of another type, called compatible", "compatibility.json", (docs) => {
		for (let column of docs["compatibility.json"].observed[0]?.columns ?? []) column.type = "bytea";
	}),
	forged("apply-equals-before", "a change that changes nothing", "execution.json", (docs) => {
		let { before, changed } = docs["execution.json"];
		docs["execution.json"].after = structuredClone(before), changed.tables = [];
	}),
	forged("rollback-not-restored", "rows left changed, called restored", "rollback.json", (docs) => {
		docs["rollback.json"].restored = structuredClone(docs["execution.json"].after);
	}),
	drifted("seal-mismatch", "a text cut to nothing after sealing", ["length-mismatch", "seal-mismatch"], () => Buffer.alloc(0)),
	drifted("unicode-byte-drift", "hyphens turned into em dashes after sealing", ["length-mismatch", "unicode-byte-drift"], (bytes) => Buffer.from(bytes.toString("utf8").replaceAll(" - ", " — "), "utf8")),
	forged("production-pass-from-clone", "a production claim made on a clone", "rollback.json", (docs) => {
		docs["rollback.json"].production_claim = "PASS";
	}),
	forged("forbidden-token", "every forbidden token written into a sealed text", "notes.md", () => void 0, { "notes.md": `# Change 1\n\n${CONTROL_TOKENS.map(({ token }) => token).join(" ")}\n` })
];
// src/probes/all.ts
var all_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ runAllProbes: () => runAllProbes });
/** What no output of a probe may show: each forbidden token, and the credential. */
const WORDS = [...CONTROL_TOKENS, {
	id: "credential",
	token: PROBE_SECRET,
	case: "any"
}], ALL_PASSED = {
	schema: "seal-gate/probe-results/1",
	control: {
		id: "control",
		mutation: "none",
		expected: "pass",
		seen: "pass",
		passed: !0
	},
	planned: RELEASE_PROBE_IDS.length,
	run: RELEASE_PROBE_IDS.length,
	passed: RELEASE_PROBE_IDS.length,
	probes: RELEASE_PROBE_IDS.map((id) => ({
		id,
		mutation: "assumed",
		expected: id,
		seen: id,
		passed: !0
	}))
}, search = (report) => leaks(report, WORDS), ALL_SUITES = [
	{
		...SEAL_SUITE,
		search
	},
	{
		id: "release-control",
		control: releasePacket(),
		decision: "CLEARED_FOR_OPERATOR",
		told: ALL_PASSED,
		probes: RELEASE_PROBES,
		search,
		inverted: {
			count: 5,
			results: invertedResults
		}
	},
	{
		...SEAL_SUITE,
		id: "hostile-control",
		probes: HOSTILE_PROBES,
		search
	}
];
/**
* Every probe, with every output of every run searched for what it must not show; then the probes that the packets of a run carry
* themselves.
*/
function runAllProbes(packets = [], ask = gate) {
	return runProbes([...ALL_SUITES, ...packetSuites(packets, ALL_PASSED)], ask);
}
// src/seal/changes.ts
/** What differs between two lists of seals, in the order of the lists. */
function changesBetween(before, after) {
	let old = new Map(before.map((seal) => [seal.path, seal])), now = new Set(after.map(({ path }) => path)), changed = after.flatMap((seal) => {
		let was = old.get(seal.path), what = was === void 0 ? "" : differences(was, seal).join(", ");
		return what === "" ? [] : [{
			path: seal.path,
			what
		}];
	});
	return {
		added: after.filter(({ path }) => !old.has(path)).map(({ path }) => path),
		removed: before.filter(({ path }) => !now.has(path)).map(({ path }) => path),
		changed
	};
}
/** Digests and lengths that both name and that differ; facts that one has and the other has not, or has otherwise. */
function differences(was, seal) {
	let digests = require_hashing.algorithmsOf(seal).filter((name) => was.digests[name] !== void 0 && was.digests[name] !== seal.digests[name]), length = was.bytes !== void 0 && was.bytes !== seal.bytes ? [`${was.bytes} to ${seal.bytes} bytes`] : [], facts = [
		"text",
		"eol",
		"bom",
		"git"
	].filter((fact) => was[fact] !== seal[fact]);
	return digests.length + length.length > 0 ? [...digests, ...length] : facts.map((fact) => `${fact} (a fact of the same bytes)`);
}
/**
* Seals files on all cores. The result has one entry for each file, in their order, whoever sealed it.
* @throws when a thread died or a file was lost
*/
async function sealAll(files) {
	let job = {
		files,
		counter: new SharedArrayBuffer(4)
	}, helpers = files.length < 4e3 ? 0 : Math.min((0, node_os.availableParallelism)(), 16) - 1, helping = Promise.all(Array.from({ length: helpers }, () => shareOfWorker(job)));
	helping.catch(() => void 0);
	let shares = [require_hashing.sealShare(job), ...await helping], results = Array(files.length);
	for (let [index, result] of shares.flat()) results[index] = result;
	return files.map(([path], index) => {
		let result = results[index];
		if (result === void 0) throw Error(`${JSON.stringify(path)} was lost`);
		return result;
	});
}
function shareOfWorker(job) {
	return new Promise((resolve, reject) => {
		let extension = require("url").pathToFileURL(__filename).href.slice(require("url").pathToFileURL(__filename).href.lastIndexOf(".")), worker = new node_worker_threads.Worker((0, node_url.fileURLToPath)(new URL(`./seal-worker${extension}`, require("url").pathToFileURL(__filename).href)), {
			workerData: job,
			env: {},
			execArgv: []
		});
		worker.on("message", resolve), worker.on("error", (error) => reject(/* @__PURE__ */ Error(`a sealing thread broke: ${require_hashing.errorMessage(error)}`))), worker.on("exit", (code) => reject(/* @__PURE__ */ Error(`a sealing thread ended in ${code} before its work was done`)));
	});
}
// src/verify/make-manifest.ts
/**
* Seals files, and all files under folders, in path order. What a later run could not verify is refused now: links, pipes, names that a
* manifest cannot hold, two names that are one in another Unicode form.
* @param root absolute folder that sealed paths will be relative to
* @param exempt absolute path of the manifest that is being written: it never seals itself, nor the file beside it that will hold its sha256
*/
async function sealFiles(root, cwd, paths, exempt) {
	let refused = [], files = /* @__PURE__ */ new Map(), base = (0, node_fs.realpathSync)(root), own = exempt === void 0 ? [] : [exempt, (0, node_path.join)((0, node_path.dirname)(exempt), TREE_HASH_NAME)];
	for (let path of paths) collect(realFolder((0, node_path.resolve)(cwd, path)), path);
	let sorted = [...files].sort(([a], [b]) => comparePaths(a, b)), results = await sealAll(sorted), seals = results.filter((result) => typeof result != "string");
	for (let [index, result] of results.entries()) typeof result == "string" && refused.push({
		path: sorted[index]?.[0] ?? "",
		reason: result
	});
	for (let [a, b] of twins([...files.keys()])) refused.push({
		path: b,
		reason: `it is the same name as ${JSON.stringify(a)} in another Unicode form (NFC, NFD): some systems hold one file where others hold two`
	});
	return {
		seals,
		refused
	};
	function collect(file, shown) {
		if (!own.includes(file)) {
			if (file.includes("�")) refused.push({
				path: shown,
				reason: "its name is not UTF-8, which a manifest in JSON cannot hold"
			});
			else try {
				let stats = (0, node_fs.lstatSync)(file), path = (0, node_path.relative)(base, file).split(node_path.sep).join("/");
				if (stats.isDirectory()) for (let name of (0, node_fs.readdirSync)(file).sort(comparePaths)) name !== ".git" && collect((0, node_path.join)(file, name), `${shown.replace(/\/$/, "")}/${name}`);
				else if (stats.isSymbolicLink()) refused.push({
					path: shown,
					reason: "it is a symbolic link: seal the file that it leads to"
				});
				else if (!stats.isFile()) refused.push({
					path: shown,
					reason: "it is not a regular file"
				});
				else if (path === ".." || path.startsWith("../")) refused.push({
					path: shown,
					reason: `it lies outside ${JSON.stringify(root)}, where the manifest's paths begin`
				});
				else {
					let problem = pathProblem(path);
					problem === void 0 ? files.set(path, file) : refused.push({
						path: shown,
						reason: problem
					});
				}
			} catch (error) {
				refused.push({
					path: shown,
					reason: `the system answers ${require_hashing.errorCode(error)}`
				});
			}
		}
	}
}
/** The folder's links are followed (the user named it), the file's own are not. */
function realFolder(file) {
	let name = file.slice(file.lastIndexOf(node_path.sep) + 1);
	try {
		return (0, node_path.join)((0, node_fs.realpathSync)((0, node_path.resolve)(file, "..")), name);
	} catch {
		return file;
	}
}
function twins(paths) {
	let seen = /* @__PURE__ */ new Map(), found = [];
	for (let path of paths) {
		let folded = path.normalize("NFC"), first = seen.get(folded);
		first === void 0 ? seen.set(folded, path) : found.push([first, path]);
	}
	return found;
}
// src/sealing.ts
/** An order that cannot be carried out as it stands. */
var OrderError = class extends Error {};
/**
* Seals files: writes a manifest, or compares with the one that is there. The same files always give the same bytes.
* @throws OrderError when the order makes no sense
*/
async function carryOut(order, cwd) {
	let { paths, output, root, check } = order;
	if (paths.length === 0) throw new OrderError("name the files or folders to seal");
	let write = writerOf(order);
	if (check && output === void 0) throw new OrderError("there is no manifest named to compare with");
	let target = output === void 0 ? void 0 : (0, node_path.resolve)(cwd, output), folder = root === void 0 ? target === void 0 ? cwd : (0, node_path.dirname)(target) : (0, node_path.resolve)(cwd, root);
	for (let place of [folder, ...target === void 0 ? [] : [(0, node_path.dirname)(target)]]) if (!(0, node_fs.existsSync)(place)) throw new OrderError(`there is no folder ${JSON.stringify(place)}`);
	let { seals, refused } = await sealFiles(folder, cwd, paths, target === void 0 ? void 0 : (0, node_path.resolve)((0, node_fs.realpathSync)((0, node_path.dirname)(target)), (0, node_path.basename)(target)));
	if (refused.length > 0) return {
		kind: "refused",
		notes: refused.map(({ path, reason }) => ({
			path,
			what: `cannot be sealed: ${reason}`
		}))
	};
	if (seals.length === 0) throw new OrderError("there is no file to seal: an empty manifest would seal nothing");
	let text = write(seals);
	return target !== void 0 && check ? compare(target, text, seals) : (target !== void 0 && writeWhole(target, text), {
		kind: "sealed",
		text,
		seals
	});
}
async function compare(target, text, seals) {
	if (!(0, node_fs.existsSync)(target)) throw new OrderError(`there is no manifest ${JSON.stringify(target)} to compare with`);
	let bytes = readWhole(target, MAX_BYTES$3);
	if (bytes.equals(Buffer.from(text))) return {
		kind: "same",
		text,
		seals
	};
	let old = await readManifest(bytes, "auto", !0, { fileName: (0, node_path.basename)(target) });
	if (old.problems.length > 0) return {
		kind: "refused",
		notes: old.problems.map(({ code, reason }) => ({ what: `${code}: ${reason}` }))
	};
	let { added, removed, changed } = changesBetween(old.seals, seals), notes = [
		...added.map((path) => ({
			change: "added",
			path
		})),
		...removed.map((path) => ({
			change: "removed",
			path
		})),
		...changed.map(({ path, what }) => ({
			change: "changed",
			path,
			what
		}))
	];
	return {
		kind: "differs",
		notes: notes.length === 0 ? [{ what: "the seals are the same; the layout of the manifest, its packet or its covers would change" }] : notes,
		text,
		seals
	};
}
function writerOf({ format, packet, covers }) {
	let head = {
		...packet !== void 0 && { packet },
		...covers !== void 0 && { covers }
	};
	if (format === "native") return (seals) => writeNative(head, seals);
	if (Object.keys(head).length > 0) throw new OrderError(`"packet" and "covers" need the native format; ${JSON.stringify(format)} cannot hold them`);
	if (format === "gnu") return writeGnu;
	if (format === "bsd") return writeBsd;
	if (format === "bagit") return writeBagManifest;
	throw new OrderError(`"format" is one of native, gnu, bsd, bagit, not ${JSON.stringify(format)}`);
}
/** A full disk or a killed process must never leave half a manifest behind. */
function writeWhole(target, text) {
	let draft = `${target}.${process.pid}.tmp`;
	try {
		(0, node_fs.writeFileSync)(draft, text, { flag: "wx" }), (0, node_fs.renameSync)(draft, target);
	} catch (error) {
		throw (0, node_fs.rmSync)(draft, { force: !0 }), error;
	}
}
// src/github/words.ts
function inputText(name) {
	return withoutBlanks(require_toolkit_core.getInput(name, { trimWhitespace: !1 }));
}
function inputLines(name) {
	return linesOf(require_toolkit_core.getInput(name, { trimWhitespace: !1 }));
}
/** YAML 1.2 core booleans, as everywhere in this action. @throws for any other word: none is replaced by a default */
function inputSwitch(name) {
	let word = inputText(name);
	if (/^(true|True|TRUE)$/.test(word)) return !0;
	if (/^(false|False|FALSE|)$/.test(word)) return !1;
	throw Error(`"${name}" is ${JSON.stringify(word.slice(0, 200))}; allowed is true or false`);
}
// src/options-schema.ts
var options_schema_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ parseOptions: () => parseOptions });
const TRUE = [
	"true",
	"True",
	"TRUE"
], FALSE = [
	"false",
	"False",
	"FALSE"
], ARTIFACT_NAME = /^[^":<>|*?\\/\p{C}\p{Zl}\p{Zp}]{1,200}$/u, lines = require_zod.pipe(require_zod.string(), require_zod.transform(linesOf)), text = require_zod.pipe(require_zod.string(), require_zod.transform(withoutBlanks)), boolean = (standard) => require_zod.pipe(text, require_zod.pipe(require_zod._enum([
	"",
	...TRUE,
	...FALSE
]), require_zod.transform((word) => word === "" ? standard : TRUE.includes(word)))), oneOf = (words, standard) => require_zod.pipe(text, require_zod.pipe(require_zod.transform((word) => word || standard), require_zod._enum(words))), pin = require_zod.pipe(text, require_zod.string().check(require_zod.refine((word) => !/\n/.test(word) && (!/^[0-9a-f]{32,}$/i.test(word) || word.length === 64)))), retention = require_zod.pipe(text, require_zod.pipe(require_zod.string().check(require_zod.refine((word) => /^[0-9]{0,3}$/.test(word) && Number(word) <= 400)), require_zod.transform((word) => Number(word)))), threads = require_zod.pipe(text, require_zod.pipe(require_zod.string().check(require_zod.refine((word) => /^(|auto|[1-9]|[1-5][0-9]|6[0-4])$/.test(word))), require_zod.transform((word) => word === "" || word === "auto" ? "auto" : Number(word)))), limit = (standard) => require_zod.pipe(text, require_zod.pipe(require_zod.string().check(require_zod.refine((word) => /^(|[1-9][0-9]{0,14})$/.test(word))), require_zod.transform((word) => word === "" ? standard : Number(word)))), shard = require_zod.pipe(text, require_zod.string().check(require_zod.refine((word) => {
	let [, index, of] = /^([1-9][0-9]{0,2})\/([1-9][0-9]{0,2})$/.exec(word) ?? [];
	return word === "" || index !== void 0 && Number(index) <= Number(of) && Number(of) <= 256;
}))), artifactName = require_zod.pipe(text, require_zod.pipe(require_zod.transform((word) => word || DEFAULTS["artifact-name"]), require_zod.string().check(require_zod._regex(ARTIFACT_NAME)))), ref = require_zod.pipe(text, require_zod.string().check(require_zod.refine((word) => /^(|[^-\s][^\s]*)$/.test(word)))), reseal = require_zod.pipe(text, require_zod.pipe(require_zod.transform((word) => word || DEFAULTS.reseal), require_zod.string().check(require_zod._regex(/^(allow|notice|forbid|label:[^\r\n]{1,50})$/)))), textRules = require_zod.pipe(require_zod.pipe(require_zod.string(), require_zod.transform((words) => words.split(/[\s,]+/).filter((word) => word !== "" && word !== "none"))), require_zod.array(require_zod._enum(TEXT_RULES))), oneLine = require_zod.pipe(text, require_zod.string().check(require_zod.refine((word) => !/[\r\n]/.test(word)))), schema = require_zod.object({
	manifest: require_zod._default(lines, []),
	seals: require_zod._default(require_zod.string(), DEFAULTS.seals),
	format: require_zod._default(oneOf(FORMAT_NAMES, DEFAULTS.format), DEFAULTS.format),
	root: require_zod._default(oneLine, DEFAULTS.root),
	"manifest-sha256": require_zod._default(pin, DEFAULTS["manifest-sha256"]),
	covers: require_zod._default(lines, []),
	unsealed: require_zod._default(oneOf(STRAYS, DEFAULTS.unsealed), DEFAULTS.unsealed),
	"text-rules": require_zod._default(textRules, []),
	"trusted-ref": require_zod._default(ref, DEFAULTS["trusted-ref"]),
	reseal: require_zod._default(reseal, DEFAULTS.reseal),
	"blocker-map": require_zod._default(oneLine, DEFAULTS["blocker-map"]),
	"require-clearance": require_zod._default(boolean(DEFAULTS["require-clearance"]), DEFAULTS["require-clearance"]),
	"run-validator": require_zod._default(boolean(DEFAULTS["run-validator"]), DEFAULTS["run-validator"]),
	probes: require_zod._default(boolean(DEFAULTS.probes), DEFAULTS.probes),
	"max-manifest-bytes": require_zod._default(limit(DEFAULTS["max-manifest-bytes"]), DEFAULTS["max-manifest-bytes"]),
	"max-entries": require_zod._default(limit(DEFAULTS["max-entries"]), DEFAULTS["max-entries"]),
	shard: require_zod._default(shard, DEFAULTS.shard),
	threads: require_zod._default(threads, DEFAULTS.threads),
	restore: require_zod._default(oneOf(RESTORES, DEFAULTS.restore), DEFAULTS.restore),
	upload: require_zod._default(boolean(DEFAULTS.upload), DEFAULTS.upload),
	"artifact-name": require_zod._default(artifactName, DEFAULTS["artifact-name"]),
	"retention-days": require_zod._default(retention, DEFAULTS["retention-days"]),
	sarif: require_zod._default(boolean(DEFAULTS.sarif), DEFAULTS.sarif),
	junit: require_zod._default(boolean(DEFAULTS.junit), DEFAULTS.junit),
	"check-run": require_zod._default(boolean(DEFAULTS["check-run"]), DEFAULTS["check-run"]),
	"github-token": require_zod._default(text, DEFAULTS["github-token"])
}), ALLOWED = {
	manifest: "paths or globs, one a line",
	seals: "the text of a manifest",
	format: `one of ${FORMAT_NAMES.join(", ")}`,
	root: "the path of one folder",
	"manifest-sha256": "64 hex digits, or the path of a file that begins with them",
	covers: "globs, one a line",
	unsealed: `one of ${STRAYS.join(", ")}`,
	"text-rules": `some of ${TEXT_RULES.join(", ")}, or none`,
	"trusted-ref": "base, or a branch, tag or commit",
	reseal: "allow, notice, forbid, or label: and the name of a label",
	"blocker-map": "the path of one file",
	"require-clearance": "true or false",
	"run-validator": "true or false",
	probes: "true or false",
	shard: "a share such as 2/8, of at most 256",
	threads: "auto, or a whole number from 1 to 64",
	"max-manifest-bytes": "a whole number from 1",
	"max-entries": "a whole number from 1",
	restore: `one of ${RESTORES.join(", ")}`,
	upload: "true or false",
	"artifact-name": "1 to 200 characters without \" : < > | * ? \\ / and control characters",
	"retention-days": "a whole number of days from 1 to 400, or 0 for the repository's setting",
	sarif: "true or false",
	junit: "true or false",
	"check-run": "true or false",
	"github-token": "a token"
};
/**
* Judges all inputs at once. Nothing is guessed and nothing is replaced.
* @throws OptionsError naming every input that is not allowed
*/
function parseOptions(raw) {
	let result = schema.safeParse(raw);
	if (result.success) return result.data;
	let wrong = new Set(result.error.issues.map(({ path }) => path[0]));
	throw new OptionsError(OPTION_NAMES.filter((name) => wrong.has(name)).map((name) => ({
		name,
		value: raw[name] ?? "",
		allowed: ALLOWED[name]
	})));
}
// src/validator/fabricated.ts
/**
* The evidence of a rehearsal, made into that of one that changed nothing, whose rollback then always succeeds. A validator that accepts
* it would accept any rehearsal at all, whatever cases of its own it passed. Nothing for other files.
*/
function fabricatedNoOps({ path, bytes }) {
	let json = readSealedJson(bytes);
	if (json === void 0 || "problem" in json) return [];
	let { data } = DOCUMENTS["rehearsal-execution"].safeParse(json.value);
	if (data?.status !== "APPLIED") return [];
	let changed = {
		schema: !1,
		tables: [],
		sequences: [],
		large_objects: !1
	};
	return [{
		path,
		bytes: Buffer.from(`${JSON.stringify({
			...data,
			after: data.before,
			changed
		}, null, 2)}\n`)
	}];
}
// src/validator/interpreter.ts
/** Where system packages put programs. The PATH is never asked: a checkout, or an earlier step, can put another program in front. */
const SYSTEM_FOLDERS = [
	"/usr/bin",
	"/bin",
	"/usr/local/bin",
	"/opt/homebrew/bin"
], ELF = Buffer.from([
	127,
	69,
	76,
	70
]);
/**
* What starts a validator: a word of a closed list, resolved to an absolute path, or nothing for a Linux program that starts itself. A
* `#!` line is not followed, since it can name a file that nobody pinned.
* @returns why it cannot be started, as one plain sentence
*/
function interpreterOf(words, program) {
	if (words === void 0) return ELF.equals(program.subarray(0, ELF.length)) ? {
		command: [],
		trial: []
	} : "it names no interpreter, and the program is none that Linux starts by itself";
	let [word, ...more] = words;
	if (more.length > 0) return "its interpreter has arguments, and only a single word is allowed";
	if (word === "node") return {
		command: [process.execPath],
		trial: ["--version"]
	};
	if (word !== "python3" && word !== "sh") return "its interpreter is none of node, python3, sh";
	let found = systemProgram(word);
	return found === void 0 ? `there is no ${word} in the system's own folders` : word === "python3" ? {
		command: [
			found,
			"-I",
			"-B"
		],
		trial: ["--version"]
	} : {
		command: [found],
		trial: ["-c", ":"]
	};
}
/** A program of the system, or undefined. */
function systemProgram(name) {
	for (let folder of SYSTEM_FOLDERS) try {
		let program = (0, node_fs.realpathSync)((0, node_path.join)(folder, name));
		if ((0, node_fs.accessSync)(program, node_fs.constants.X_OK), (0, node_fs.statSync)(program).isFile()) return program;
	} catch {}
}
// src/validator/bounded-child.ts
const KILLED = 128 + node_os.constants.signals.SIGKILL, SIGNALS = [
	"SIGINT",
	"SIGTERM",
	"SIGHUP"
];
/**
* Runs one program to its end, which comes: no shell, no input, and a limit on time and output. Its output is counted and forgotten, since
* it is hostile and never the same. The whole process group is killed, and on Linux also what left the group.
* @throws what the system answers when the program cannot be started
*/
function runBounded(command, { cwd, environment, mark, abandon }, bounds) {
	let [program = "", ...args] = command;
	return new Promise((resolve, reject) => {
		let child = (0, node_child_process.spawn)(program, args, {
			cwd,
			env: environment,
			detached: !0,
			stdio: [
				"ignore",
				"pipe",
				"pipe"
			]
		}), stopped, bytes = 0, kill = () => killAll(child.pid, mark), stop = (why) => {
			stopped ??= why, kill();
		}, onSignal = (signal) => {
			kill(), abandon(), process.kill(process.pid, signal);
		}, timer = setTimeout(stop, bounds.milliseconds, "time");
		for (let signal of SIGNALS) process.once(signal, onSignal);
		let forget = () => {
			clearTimeout(timer);
			for (let signal of SIGNALS) process.off(signal, onSignal);
		}, count = (chunk) => {
			bytes += chunk.length, bytes > bounds.outputBytes && stop("output");
		}, outputs = [child.stdout, child.stderr];
		for (let output of outputs) output.on("data", count).on("error", () => void 0);
		child.once("error", (error) => {
			forget(), reject(error);
		}), child.once("exit", (code, signal) => {
			forget(), kill();
			let closing = setTimeout(() => {
				for (let output of outputs) output.destroy();
			}, 1e3);
			child.once("close", () => {
				clearTimeout(closing), resolve({
					exit_code: stopped === void 0 ? code ?? 128 + (signal === null ? 0 : node_os.constants.signals[signal]) : KILLED,
					timed_out: stopped === "time"
				});
			});
		});
	});
}
function killAll(pid, mark) {
	if (pid !== void 0) {
		end(-pid);
		for (let round = 0; round < 10; round++) {
			let left = marked(mark);
			if (left.length === 0) return;
			for (let one of left) end(one);
		}
	}
}
function end(pid) {
	try {
		process.kill(pid, "SIGKILL");
	} catch {}
}
function marked(mark) {
	try {
		return (0, node_fs.readdirSync)("/proc").filter((name) => /^\d+$/.test(name) && environmentOf(name).includes(mark)).map(Number);
	} catch {
		return [];
	}
}
function environmentOf(pid) {
	try {
		return (0, node_fs.readFileSync)(`/proc/${pid}/environ`);
	} catch {
		return Buffer.alloc(0);
	}
}
// src/validator/isolation.ts
const NOBODY = 65534, MIB = 1048576, LIMITS = [
	`--data=${2048 * MIB}`,
	"--nproc=256",
	`--fsize=${1024 * MIB}`,
	"--nofile=1024",
	"--core=0"
], NO_RIGHTS = [
	"--no-new-privs",
	"--inh-caps=-all",
	"--bounding-set=-all"
], NAMESPACES = [
	"--net",
	"--ipc",
	"--pid",
	"--mount-proc",
	"--fork",
	"--kill-child=SIGKILL"
];
/**
* Ways of starting a program, the best one first. Whether this machine allows one is found out by trying it: containers, AppArmor and
* kernel settings all have a say.
* @see https://man7.org/linux/man-pages/man7/user_namespaces.7.html
* @param seconds after which a program is ended even when the gate is not there any more to do so
*/
function enclosures(seconds) {
	let [unshare, setpriv, prlimit, timeout] = [
		"unshare",
		"setpriv",
		"prlimit",
		"timeout"
	].map(systemProgram), plain = {
		prefix: [],
		isolation: {
			network: "shared",
			processes: "group",
			limits: !1,
			otherUser: !1
		}
	};
	if (setpriv === void 0 || prlimit === void 0 || timeout === void 0) return [plain];
	let limited = [
		prlimit,
		...LIMITS,
		"--",
		timeout,
		"--foreground",
		"--signal=KILL",
		String(seconds)
	], group = {
		prefix: [
			setpriv,
			"--no-new-privs",
			"--",
			...limited
		],
		isolation: {
			...plain.isolation,
			limits: !0
		}
	};
	if (unshare === void 0) return [group, plain];
	let cutOff = {
		network: "none",
		processes: "namespace",
		limits: !0
	}, user = {
		prefix: [
			unshare,
			"--user",
			"--map-current-user",
			...NAMESPACES,
			"--",
			setpriv,
			...NO_RIGHTS,
			"--",
			...limited
		],
		isolation: {
			...cutOff,
			otherUser: !1
		}
	}, nobody = {
		prefix: [
			unshare,
			...NAMESPACES,
			"--",
			setpriv,
			`--reuid=${NOBODY}`,
			`--regid=${NOBODY}`,
			"--clear-groups",
			...NO_RIGHTS,
			"--",
			...limited
		],
		isolation: {
			...cutOff,
			otherUser: !0
		},
		user: NOBODY
	};
	return process.getuid?.() === 0 ? [
		nobody,
		user,
		group,
		plain
	] : [
		user,
		group,
		plain
	];
}
// src/validator/private-folder.ts
const NEW_FILE = node_fs.constants.O_WRONLY | node_fs.constants.O_CREAT | node_fs.constants.O_EXCL | (node_fs.constants.O_NOFOLLOW ?? 0), EXTENSION = /\.[A-Za-z0-9]{1,8}$/;
/** A folder (mode 0700) for one start of one program: nothing that the last start left is there for the next one. */
var PrivateFolder = class {
	path = (0, node_fs.mkdtempSync)((0, node_path.join)((0, node_os.tmpdir)(), "seal-gate-validator-"));
	/** Where the program is started. Empty. */
	work = this.#folder("work");
	home = this.#folder("home");
	temporary = this.#folder("tmp");
	#files = [];
	constructor() {
		(0, node_fs.writeFileSync)((0, node_path.join)(this.path, "package.json"), "{}\n", {
			flag: "wx",
			mode: 292
		});
	}
	#folder(name) {
		let folder = (0, node_path.join)(this.path, name);
		return (0, node_fs.mkdirSync)(folder, { mode: 448 }), folder;
	}
	/** Writes bytes as a new file that nobody may write to. Of its sealed name only the extension is kept, which interpreters look at. */
	put(name, sealedPath, bytes) {
		let file = (0, node_path.join)(this.path, `${name}${EXTENSION.exec(sealedPath)?.[0] ?? ""}`), fd = (0, node_fs.openSync)(file, NEW_FILE, name === "program" ? 320 : 256);
		try {
			for (let at = 0; at < bytes.length;) at += (0, node_fs.writeSync)(fd, bytes, at);
		} finally {
			(0, node_fs.closeSync)(fd);
		}
		return this.#files.push(file), file;
	}
	/** Hands everything to the user that the program runs as. */
	give(user) {
		for (let path of [
			...this.#files,
			this.work,
			this.home,
			this.temporary,
			this.path
		]) (0, node_fs.chownSync)(path, user, user);
	}
	/** Takes it away with all that was left in it, whatever modes a program gave its own folders. */
	remove() {
		try {
			(0, node_fs.rmSync)(this.path, {
				recursive: !0,
				force: !0
			});
		} catch {
			open(this.path), (0, node_fs.rmSync)(this.path, {
				recursive: !0,
				force: !0,
				maxRetries: 3
			});
		}
	}
};
function open(folder) {
	(0, node_fs.chmodSync)(folder, 448);
	for (let name of (0, node_fs.readdirSync)(folder)) (0, node_fs.lstatSync)((0, node_path.join)(folder, name)).isDirectory() && open((0, node_path.join)(folder, name));
}
// src/validator/started.ts
const TRIAL = {
	milliseconds: 1e4,
	outputBytes: 65536
};
/** Finds the best way to start a program with that interpreter here, by trying. */
async function bestEnclosure(interpreter, bounds) {
	let command = interpreter.command.length > 0 ? [...interpreter.command, ...interpreter.trial] : ["/bin/true"];
	for (let enclosure of enclosures(Math.ceil(bounds.milliseconds / 1e3) + 10)) {
		let { exit_code } = await inside(enclosure, TRIAL, () => command).catch(() => ({ exit_code: -1 }));
		if (exit_code === 0) return enclosure;
	}
}
/**
* Starts the program once, in a folder of its own: a fresh copy of the bytes that were checked, with a fresh copy of what it judges as its
* last argument.
*/
function start({ program, interpreter, enclosure, bounds }, args, input) {
	return inside(enclosure, bounds, (folder) => [
		...interpreter.command,
		folder.put("program", program.path, program.bytes),
		...args,
		...input === void 0 ? [] : [folder.put("input", input.path, input.bytes)]
	]);
}
async function inside({ prefix, user }, bounds, commandIn) {
	let folder = new PrivateFolder();
	try {
		let command = [...prefix, ...commandIn(folder)];
		user !== void 0 && folder.give(user);
		let environment = {
			PATH: "/usr/bin:/bin",
			HOME: folder.home,
			TMPDIR: folder.temporary,
			LANG: "C.UTF-8",
			TZ: "UTC"
		};
		return await runBounded(command, {
			cwd: folder.work,
			environment,
			mark: folder.path,
			abandon: () => folder.remove()
		}, bounds);
	} finally {
		folder.remove();
	}
}
/**
* Runs one pinned validator: its self-test, what it must reject, what it must accept, and only when it ended as it must in all of them,
* the real evidence. Each start gets fresh copies of bytes that were read once and held to their seal. Never throws.
* @param strict refuses to start anything that this machine cannot cut off from the processes around it
*/
async function validate(root, evidence, pinned, strict) {
	let { path, document } = pinned;
	try {
		let files = filesOf(root, evidence, pinned);
		if (typeof files == "string") return notRun(pinned, files);
		let interpreter = interpreterOf(document.interpreter, files.program.bytes);
		if (typeof interpreter == "string") return notRun(pinned, interpreter);
		let bounds = {
			milliseconds: document.timeout_seconds * 1e3,
			outputBytes: document.max_output_bytes
		}, enclosure = await bestEnclosure(interpreter, bounds);
		if (enclosure === void 0) return notRun(pinned, "its interpreter cannot be started");
		if (strict && enclosure.isolation.processes !== "namespace") return notRun(pinned, NOT_CUT_OFF);
		let run = await stages({
			program: files.program,
			interpreter,
			enclosure,
			bounds
		}, pinned, files);
		return {
			path,
			scope: document.scope,
			...run,
			isolation: enclosure.isolation
		};
	} catch (error) {
		return notRun(pinned, `the system answers ${require_hashing.errorCode(error)}`);
	}
}
const NOT_CUT_OFF = "this machine allows no namespaces, so it could read the tokens of the job (on Ubuntu, allow them in an earlier step: sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0)";
function notRun({ path, document }, reason) {
	let result = {
		schema: "seal-gate/validator-result/1",
		status: "NOT_RUN",
		reason
	};
	return {
		path,
		scope: document.scope,
		result,
		problems: [reason]
	};
}
/** No bytes have it: what is not sealed is not judged. */
const UNSEALED = {
	sha256: "",
	bytes: -1
};
/** Everything that will be started or judged, read before anything is started. A string says what is not as it is pinned. */
function filesOf(root, evidence, { document }) {
	let sealed = new require_hashing.SealedFiles(root), wrong = [], read = ({ path, sha256, bytes }) => {
		let seal = {
			path,
			digests: { sha256 },
			bytes,
			line: 1
		}, found = sealed.content(seal, 67108864);
		return found !== void 0 && require_hashing.matchesSeal(seal, found) || wrong.push(path), {
			path,
			bytes: found ?? /* @__PURE__ */ new Uint8Array()
		};
	}, files = {
		program: read(document.program),
		reject: document.must_reject.map(({ input }) => read(input)),
		accept: document.must_accept.map(({ input }) => read(input)),
		judged: document.judges.map((path) => {
			let ref = {
				path,
				...evidence.sealed.get(path) ?? UNSEALED
			};
			return {
				ref,
				file: read(ref)
			};
		})
	};
	return wrong.length === 0 ? files : `not the bytes that are pinned, or too large: ${[...new Set(wrong)].join(", ")}`;
}
async function stages(startable, { path, sha256, bytes, document }, files) {
	let { program, self_test, must_reject, must_accept } = document, problems = [], ended = (what, outcome, wanted) => {
		outcome.timed_out ? problems.push(`${what}: it did not end in time`) : outcome.exit_code !== wanted && problems.push(`${what}: it ended with ${outcome.exit_code}, and must end with ${wanted}`);
	}, result = {
		schema: "seal-gate/validator-result/1",
		status: "FAIL",
		validator: {
			path,
			sha256,
			bytes
		},
		program: pinOf(program),
		self_test: await start(startable, self_test.args),
		must_reject: [],
		must_accept: [],
		judged: []
	};
	if (ended("its self-test", result.self_test, 0), problems.length > 0) return {
		result,
		problems
	};
	for (let [index, { id, input, args, exit_code }] of must_reject.entries()) {
		let one = {
			id,
			input: pinOf(input),
			...await start(startable, args, files.reject[index])
		};
		result.must_reject.push(one), ended(`${id}, which it must reject`, one, exit_code);
	}
	for (let [index, { id, input, args }] of must_accept.entries()) {
		let one = {
			id,
			input: pinOf(input),
			...await start(startable, args, files.accept[index])
		};
		result.must_accept.push(one), ended(`${id}, which it must accept`, one, 0);
	}
	for (let fabricated of files.judged.flatMap(({ file }) => fabricatedNoOps(file))) {
		let outcome = await start(startable, [], fabricated);
		(outcome.timed_out || outcome.exit_code === 0) && problems.push(`${fabricated.path}, made into a change that changed nothing: it did not reject it`);
	}
	if (problems.length > 0) return {
		result,
		problems
	};
	for (let { ref, file } of files.judged) {
		let outcome = await start(startable, [], file);
		result.judged.push({
			file: ref,
			...outcome
		}), ended(ref.path, outcome, 0);
	}
	return {
		result: {
			...result,
			status: problems.length === 0 ? "PASS" : "FAIL"
		},
		problems
	};
}
function pinOf({ sha256, bytes }) {
	return {
		sha256,
		bytes
	};
}
// src/validator/run-validators.ts
var run_validators_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({
	runValidators: () => runValidators,
	validatorFindings: () => validatorFindings
});
/**
* Events whose runs have the rights of the repository while they work on what a stranger wrote: a program of a packet is then never
* started, whatever the inputs say.
* @see https://docs.github.com/en/actions/reference/security/secure-use
*/
const REFUSED_EVENTS = /* @__PURE__ */ new Set([
	"pull_request_target",
	"workflow_run",
	"issue_comment"
]);
/**
* Runs every validator that a packet pins, one after the other, in the order of the files. Only asked for by the operator: a packet never
* starts anything by itself. Never throws.
* @param root absolute folder of the packet
* @param evidence of the packet's sealed files, which were verified
*/
async function runValidators(root, evidence, environment = process.env) {
	let refusal = refusalIn(environment), runs = [];
	for (let pinned of ofKind(evidence, "validator")) {
		let inWorkflow = environment.GITHUB_ACTIONS === "true";
		runs.push(refusal === void 0 ? await validate(root, evidence, pinned, inWorkflow) : notRun(pinned, refusal));
	}
	return runs;
}
function refusalIn(environment) {
	let event = environment.GITHUB_EVENT_NAME ?? "";
	return REFUSED_EVENTS.has(event) ? `programs of a packet are never started on ${event}` : process.platform === "win32" ? "on Windows no process can be held, so validators run on Linux and macOS only" : void 0;
}
/**
* What the runs say against the packet: a validator that could not be run, one that did not end as it must, and one that does something
* else than its sealed result says.
* @param manifest that seals the packet, as the user named it
*/
function validatorFindings(runs, evidence, manifest) {
	return runs.length === 0 ? [{
		code: "validator-not-run",
		severity: "unverifiable",
		manifest,
		reason: "validators were asked for, and the packet seals none"
	}] : runs.flatMap(({ path, result, problems }) => {
		let base = {
			path,
			manifest
		};
		if (result.status === "NOT_RUN") return [{
			...base,
			code: "validator-not-run",
			severity: "unverifiable",
			reason: result.reason
		}];
		let other = ranValidators(evidence).find(({ document }) => document.validator.path === path && !(0, node_util.isDeepStrictEqual)(withoutTime(document), withoutTime(result))), reasons = [...problems, ...other === void 0 ? [] : [`${other.path} says that it did something else than it does here`]];
		return reasons.length === 0 ? [] : [{
			...base,
			code: "validator-failed",
			severity: "fail",
			reason: reasons.join("; ")
		}];
	});
}
function withoutTime({ ran_at: _, ...result }) {
	return result;
}
// src/github/octokit.ts
const PATIENCE = {
	deadline: 6e4,
	request: 15e3,
	first: 1e3
};
function octokitFor({ apiUrl, token }) {
	return require_github.getOctokit(token, {
		baseUrl: apiUrl.replace(/\/+$/, ""),
		userAgent: "seal-gate"
	});
}
/** Asks again what failed on GitHub's side or on the way, and waits as long as GitHub says, as far as the time goes. */
var PersistentCalls = class {
	#patience;
	#end;
	constructor(patience = {}) {
		this.#patience = {
			...PATIENCE,
			...patience
		}, this.#end = performance.now() + this.#patience.deadline;
	}
	/**
	* @param ask one request; hands the signal on
	* @param landed asked before a further try, when the one before may have been carried out although no answer came
	* @throws what the last try threw
	*/
	async call(ask, landed = async () => void 0) {
		let done;
		for (let tries = 1;; tries++) try {
			return tries > 1 && (done = await landed(this.#signal())), done ?? await ask(this.#signal());
		} catch (error) {
			let wait = waitAfter(error, this.#patience.first * 2 ** (tries - 1));
			if (wait === void 0 || tries === 5 || performance.now() + wait >= this.#end) throw error;
			await (0, node_timers_promises.setTimeout)(wait);
		}
	}
	#signal() {
		return AbortSignal.timeout(Math.max(1, Math.min(this.#patience.request, Math.ceil(this.#end - performance.now()))));
	}
};
/** How long to wait before asking again, in milliseconds; undefined when asking again would not help. */
function waitAfter(error, usual) {
	let { status, headers, text } = failureOf(error);
	if (status === void 0 || status >= 500) return usual;
	if (status !== 429 && !isLimited(status, headers, text)) return;
	let after = Number(headers["retry-after"]);
	return headers["retry-after"] !== void 0 && after >= 0 ? Math.max(usual, after * 1e3) : headers["x-ratelimit-remaining"] === "0" ? Math.max(usual, Number(headers["x-ratelimit-reset"]) * 1e3 - Date.now() || usual) : 6e4;
}
function isLimited(status, headers, text) {
	return status === 403 && (headers["retry-after"] !== void 0 || headers["x-ratelimit-remaining"] === "0" || /rate limit/i.test(text));
}
/** What went wrong with a request, of whatever type it was thrown. */
function failureOf(error) {
	if (!(error instanceof Error)) return {
		headers: {},
		text: String(error)
	};
	let { status, response } = error;
	return {
		...typeof status == "number" && { status },
		headers: response?.headers ?? {},
		text: error.message
	};
}
/** True when the token may not do this, or the job has none: runs from forks and from Dependabot, and workflows that do not grant it. */
function isRefusal(error) {
	let { status, headers, text } = failureOf(error);
	return status === 404 || status === 403 && !isLimited(status, headers, text);
}
// src/trust/git-base.ts
var git_base_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ gitBase: () => gitBase });
const TIME_LIMIT_MS = 3e4, COMMIT = /^[0-9a-f]{40}([0-9a-f]{24})?$/;
/**
* A commit in the object store of the repository around a folder; undefined when git, the repository or the commit is not there (a shallow
* clone has one commit only). Nothing is fetched, and nothing of the repository is run.
* @param revision a commit id, or a ref such as `origin/main`
*/
async function gitBase(cwd, revision, label, environment, limitBytes) {
	let program = require_git.findGit(environment, cwd);
	if (program === void 0) return;
	let git = new require_git.Git(program, environment), ask = (args, maxBytes) => (git.allow(TIME_LIMIT_MS), git.run(cwd, args, void 0, maxBytes)), commit = await commitOf(ask, revision);
	if (commit !== void 0) return {
		name: `${label} ${commit.slice(0, 12)}`,
		read: (path) => readBlob(ask, commit, path, limitBytes),
		list: async () => namesIn(await ask([
			"ls-tree",
			"-r",
			"-z",
			"--name-only",
			commit
		], 536870912)),
		lastChange: (path) => lastChange(ask, commit, path)
	};
}
async function commitOf(ask, revision) {
	try {
		let id = (await ask([
			"rev-parse",
			"--verify",
			"--quiet",
			"--end-of-options",
			`${revision}^{commit}`
		])).toString("latin1").trim();
		return COMMIT.test(id) ? (await ask([
			"cat-file",
			"-e",
			`${id}^{commit}`
		]), id) : void 0;
	} catch (error) {
		if (error instanceof require_git.GitFailed) return;
		throw error;
	}
}
async function readBlob(ask, commit, path, limitBytes) {
	let [mode = "", type = "", rest = ""] = ((await ask([
		"ls-tree",
		"-z",
		commit,
		"--",
		path
	])).toString("utf8").split("\0")[0] ?? "").split(" "), [id = "", name] = rest.split("	");
	if (name === path) {
		if (type !== "blob" || mode === "120000") throw Error(`${JSON.stringify(path)} is no regular file there`);
		return ask([
			"cat-file",
			"blob",
			id
		], limitBytes);
	}
}
function namesIn(answer) {
	return answer.toString("utf8").split("\0").filter((name) => name !== "");
}
async function lastChange(ask, commit, path) {
	try {
		let [id, author, subject] = (await ask([
			"log",
			"-1",
			"--no-show-signature",
			"--format=%h%x00%an%x00%s",
			`${commit}..HEAD`,
			"--",
			path
		])).toString("utf8").trim().split("\0");
		return id && author ? `commit ${id} of ${author}, ${JSON.stringify(subject ?? "")}` : void 0;
	} catch {
		return;
	}
}
/**
* The commit that a pull request was merged onto, when the checkout is GitHub's test merge of its head; undefined for any other checkout.
* A shallow clone has the merge and not its parents, and the merge names them.
*/
async function mergedOnto(cwd, head, environment) {
	let program = require_git.findGit(environment, cwd);
	if (program === void 0) return;
	let git = new require_git.Git(program, environment);
	git.allow(TIME_LIMIT_MS);
	try {
		let parents = [...((await git.run(cwd, [
			"cat-file",
			"commit",
			"HEAD"
		])).toString("latin1").split("\n\n", 1)[0] ?? "").matchAll(/^parent ([0-9a-f]{40,64})$/gm)].map(([, id]) => id);
		return parents.length === 2 && parents[1] === head ? parents[0] : void 0;
	} catch {
		return;
	}
}
Object.defineProperty(exports, "CLONE_KINDS", {
	enumerable: !0,
	get: function() {
		return CLONE_KINDS;
	}
}), Object.defineProperty(exports, "DEFAULTS", {
	enumerable: !0,
	get: function() {
		return DEFAULTS;
	}
}), Object.defineProperty(exports, "Entries", {
	enumerable: !0,
	get: function() {
		return Entries;
	}
}), Object.defineProperty(exports, "MAX_BYTES", {
	enumerable: !0,
	get: function() {
		return MAX_BYTES$3;
	}
}), Object.defineProperty(exports, "MAX_ENTRIES", {
	enumerable: !0,
	get: function() {
		return MAX_ENTRIES$1;
	}
}), Object.defineProperty(exports, "NATIVE_SCHEMA", {
	enumerable: !0,
	get: function() {
		return NATIVE_SCHEMA;
	}
}), Object.defineProperty(exports, "NO_EVIDENCE", {
	enumerable: !0,
	get: function() {
		return NO_EVIDENCE;
	}
}), Object.defineProperty(exports, "OPTION_NAMES", {
	enumerable: !0,
	get: function() {
		return OPTION_NAMES;
	}
}), Object.defineProperty(exports, "OptionsError", {
	enumerable: !0,
	get: function() {
		return OptionsError;
	}
}), Object.defineProperty(exports, "OrderError", {
	enumerable: !0,
	get: function() {
		return OrderError;
	}
}), Object.defineProperty(exports, "PersistentCalls", {
	enumerable: !0,
	get: function() {
		return PersistentCalls;
	}
}), Object.defineProperty(exports, "REQUIRABLE", {
	enumerable: !0,
	get: function() {
		return REQUIRABLE;
	}
}), Object.defineProperty(exports, "TREE_HASH_NAME", {
	enumerable: !0,
	get: function() {
		return TREE_HASH_NAME;
	}
}), Object.defineProperty(exports, "UNSIGNED", {
	enumerable: !0,
	get: function() {
		return UNSIGNED;
	}
}), Object.defineProperty(exports, "UsageError", {
	enumerable: !0,
	get: function() {
		return UsageError;
	}
}), Object.defineProperty(exports, "VERSION", {
	enumerable: !0,
	get: function() {
		return VERSION;
	}
}), Object.defineProperty(exports, "annotator", {
	enumerable: !0,
	get: function() {
		return annotator;
	}
}), Object.defineProperty(exports, "at", {
	enumerable: !0,
	get: function() {
		return at;
	}
}), Object.defineProperty(exports, "bagit", {
	enumerable: !0,
	get: function() {
		return bagit;
	}
}), Object.defineProperty(exports, "bundleFiles", {
	enumerable: !0,
	get: function() {
		return bundleFiles;
	}
}), Object.defineProperty(exports, "carryOut", {
	enumerable: !0,
	get: function() {
		return carryOut;
	}
}), Object.defineProperty(exports, "comparePaths", {
	enumerable: !0,
	get: function() {
		return comparePaths;
	}
}), Object.defineProperty(exports, "compileGlob", {
	enumerable: !0,
	get: function() {
		return compileGlob;
	}
}), Object.defineProperty(exports, "contextOf", {
	enumerable: !0,
	get: function() {
		return contextOf;
	}
}), Object.defineProperty(exports, "counted", {
	enumerable: !0,
	get: function() {
		return counted;
	}
}), Object.defineProperty(exports, "decisionMeaning", {
	enumerable: !0,
	get: function() {
		return decisionMeaning;
	}
}), Object.defineProperty(exports, "decodeManifest", {
	enumerable: !0,
	get: function() {
		return decodeManifest;
	}
}), Object.defineProperty(exports, "differenceLines", {
	enumerable: !0,
	get: function() {
		return differenceLines;
	}
}), Object.defineProperty(exports, "docsUrl", {
	enumerable: !0,
	get: function() {
		return docsUrl;
	}
}), Object.defineProperty(exports, "eachEntryLine", {
	enumerable: !0,
	get: function() {
		return eachEntryLine;
	}
}), Object.defineProperty(exports, "eachLine", {
	enumerable: !0,
	get: function() {
		return eachLine;
	}
}), Object.defineProperty(exports, "escapeHtml", {
	enumerable: !0,
	get: function() {
		return escapeHtml;
	}
}), Object.defineProperty(exports, "escapeLog", {
	enumerable: !0,
	get: function() {
		return escapeLog;
	}
}), Object.defineProperty(exports, "eventOf", {
	enumerable: !0,
	get: function() {
		return eventOf;
	}
}), Object.defineProperty(exports, "evidenceOf", {
	enumerable: !0,
	get: function() {
		return evidenceOf;
	}
}), Object.defineProperty(exports, "expandManifests", {
	enumerable: !0,
	get: function() {
		return expandManifests;
	}
}), Object.defineProperty(exports, "explain", {
	enumerable: !0,
	get: function() {
		return explain;
	}
}), Object.defineProperty(exports, "fail", {
	enumerable: !0,
	get: function() {
		return fail;
	}
}), Object.defineProperty(exports, "failureOf", {
	enumerable: !0,
	get: function() {
		return failureOf;
	}
}), Object.defineProperty(exports, "fileSource", {
	enumerable: !0,
	get: function() {
		return fileSource;
	}
}), Object.defineProperty(exports, "firstEntryLines", {
	enumerable: !0,
	get: function() {
		return firstEntryLines;
	}
}), Object.defineProperty(exports, "gate", {
	enumerable: !0,
	get: function() {
		return gate;
	}
}), Object.defineProperty(exports, "gateWithSelfTest", {
	enumerable: !0,
	get: function() {
		return gateWithSelfTest;
	}
}), Object.defineProperty(exports, "gitBase", {
	enumerable: !0,
	get: function() {
		return gitBase;
	}
}), Object.defineProperty(exports, "git_base_exports", {
	enumerable: !0,
	get: function() {
		return git_base_exports;
	}
}), Object.defineProperty(exports, "grouped", {
	enumerable: !0,
	get: function() {
		return grouped;
	}
}), Object.defineProperty(exports, "headline", {
	enumerable: !0,
	get: function() {
		return headline;
	}
}), Object.defineProperty(exports, "inform", {
	enumerable: !0,
	get: function() {
		return inform;
	}
}), Object.defineProperty(exports, "inputLines", {
	enumerable: !0,
	get: function() {
		return inputLines;
	}
}), Object.defineProperty(exports, "inputSwitch", {
	enumerable: !0,
	get: function() {
		return inputSwitch;
	}
}), Object.defineProperty(exports, "inputText", {
	enumerable: !0,
	get: function() {
		return inputText;
	}
}), Object.defineProperty(exports, "isEvidenceCode", {
	enumerable: !0,
	get: function() {
		return isEvidenceCode;
	}
}), Object.defineProperty(exports, "isRecord", {
	enumerable: !0,
	get: function() {
		return isRecord;
	}
}), Object.defineProperty(exports, "isRefusal", {
	enumerable: !0,
	get: function() {
		return isRefusal;
	}
}), Object.defineProperty(exports, "junit_exports", {
	enumerable: !0,
	get: function() {
		return junit_exports;
	}
}), Object.defineProperty(exports, "labelNames", {
	enumerable: !0,
	get: function() {
		return labelNames;
	}
}), Object.defineProperty(exports, "leadsOut", {
	enumerable: !0,
	get: function() {
		return leadsOut;
	}
}), Object.defineProperty(exports, "mergeReports", {
	enumerable: !0,
	get: function() {
		return mergeReports;
	}
}), Object.defineProperty(exports, "mergedOnto", {
	enumerable: !0,
	get: function() {
		return mergedOnto;
	}
}), Object.defineProperty(exports, "native", {
	enumerable: !0,
	get: function() {
		return native;
	}
}), Object.defineProperty(exports, "nextStep", {
	enumerable: !0,
	get: function() {
		return nextStep;
	}
}), Object.defineProperty(exports, "octokitFor", {
	enumerable: !0,
	get: function() {
		return octokitFor;
	}
}), Object.defineProperty(exports, "ofKind", {
	enumerable: !0,
	get: function() {
		return ofKind;
	}
}), Object.defineProperty(exports, "outputsOf", {
	enumerable: !0,
	get: function() {
		return outputsOf;
	}
}), Object.defineProperty(exports, "parseFlags", {
	enumerable: !0,
	get: function() {
		return parseFlags;
	}
}), Object.defineProperty(exports, "parseOptions", {
	enumerable: !0,
	get: function() {
		return parseOptions;
	}
}), Object.defineProperty(exports, "parseReport", {
	enumerable: !0,
	get: function() {
		return parseReport;
	}
}), Object.defineProperty(exports, "pathProblem", {
	enumerable: !0,
	get: function() {
		return pathProblem;
	}
}), Object.defineProperty(exports, "placesOf", {
	enumerable: !0,
	get: function() {
		return placesOf;
	}
}), Object.defineProperty(exports, "plainPath", {
	enumerable: !0,
	get: function() {
		return plainPath;
	}
}), Object.defineProperty(exports, "pointerKey", {
	enumerable: !0,
	get: function() {
		return pointerKey;
	}
}), Object.defineProperty(exports, "probesHold", {
	enumerable: !0,
	get: function() {
		return probesHold;
	}
}), Object.defineProperty(exports, "probesText", {
	enumerable: !0,
	get: function() {
		return probesText;
	}
}), Object.defineProperty(exports, "publish", {
	enumerable: !0,
	get: function() {
		return publish;
	}
}), Object.defineProperty(exports, "quotePath", {
	enumerable: !0,
	get: function() {
		return quotePath;
	}
}), Object.defineProperty(exports, "quoteShell", {
	enumerable: !0,
	get: function() {
		return quoteShell;
	}
}), Object.defineProperty(exports, "readJson", {
	enumerable: !0,
	get: function() {
		return readJson;
	}
}), Object.defineProperty(exports, "readManifest", {
	enumerable: !0,
	get: function() {
		return readManifest;
	}
}), Object.defineProperty(exports, "readOptions", {
	enumerable: !0,
	get: function() {
		return readOptions;
	}
}), Object.defineProperty(exports, "readSources", {
	enumerable: !0,
	get: function() {
		return readSources;
	}
}), Object.defineProperty(exports, "readWhole", {
	enumerable: !0,
	get: function() {
		return readWhole;
	}
}), Object.defineProperty(exports, "relocations", {
	enumerable: !0,
	get: function() {
		return relocations;
	}
}), Object.defineProperty(exports, "remedy", {
	enumerable: !0,
	get: function() {
		return remedy;
	}
}), Object.defineProperty(exports, "renderSummary", {
	enumerable: !0,
	get: function() {
		return renderSummary;
	}
}), Object.defineProperty(exports, "renderText", {
	enumerable: !0,
	get: function() {
		return renderText;
	}
}), Object.defineProperty(exports, "runAllProbes", {
	enumerable: !0,
	get: function() {
		return runAllProbes;
	}
}), Object.defineProperty(exports, "runSentence", {
	enumerable: !0,
	get: function() {
		return runSentence;
	}
}), Object.defineProperty(exports, "runValidators", {
	enumerable: !0,
	get: function() {
		return runValidators;
	}
}), Object.defineProperty(exports, "sarif_exports", {
	enumerable: !0,
	get: function() {
		return sarif_exports;
	}
}), Object.defineProperty(exports, "say", {
	enumerable: !0,
	get: function() {
		return say;
	}
}), Object.defineProperty(exports, "sayProgress", {
	enumerable: !0,
	get: function() {
		return sayProgress;
	}
}), Object.defineProperty(exports, "sealAll", {
	enumerable: !0,
	get: function() {
		return sealAll;
	}
}), Object.defineProperty(exports, "sealFiles", {
	enumerable: !0,
	get: function() {
		return sealFiles;
	}
}), Object.defineProperty(exports, "sealedContents", {
	enumerable: !0,
	get: function() {
		return sealedContents;
	}
}), Object.defineProperty(exports, "setOutputs", {
	enumerable: !0,
	get: function() {
		return setOutputs;
	}
}), Object.defineProperty(exports, "showInvisible", {
	enumerable: !0,
	get: function() {
		return showInvisible;
	}
}), Object.defineProperty(exports, "thrownReport", {
	enumerable: !0,
	get: function() {
		return thrownReport;
	}
}), Object.defineProperty(exports, "thrownText", {
	enumerable: !0,
	get: function() {
		return thrownText;
	}
}), Object.defineProperty(exports, "toGateRequest", {
	enumerable: !0,
	get: function() {
		return toGateRequest;
	}
}), Object.defineProperty(exports, "unchanged", {
	enumerable: !0,
	get: function() {
		return unchanged;
	}
}), Object.defineProperty(exports, "unescapeName", {
	enumerable: !0,
	get: function() {
		return unescapeName;
	}
}), Object.defineProperty(exports, "validatorFindings", {
	enumerable: !0,
	get: function() {
		return validatorFindings;
	}
}), Object.defineProperty(exports, "verdictOf", {
	enumerable: !0,
	get: function() {
		return verdictOf;
	}
}), Object.defineProperty(exports, "walk", {
	enumerable: !0,
	get: function() {
		return walk;
	}
}), Object.defineProperty(exports, "warn", {
	enumerable: !0,
	get: function() {
		return warn;
	}
}), Object.defineProperty(exports, "writeBsd", {
	enumerable: !0,
	get: function() {
		return writeBsd;
	}
}), Object.defineProperty(exports, "writeGnu", {
	enumerable: !0,
	get: function() {
		return writeGnu;
	}
}), Object.defineProperty(exports, "writeNative", {
	enumerable: !0,
	get: function() {
		return writeNative;
	}
});
