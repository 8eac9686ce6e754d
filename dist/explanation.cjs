const require_rolldown_runtime = require("./rolldown-runtime.cjs"), require_hashing = require("./hashing.cjs"), require_drift = require("./drift.cjs"), require_meaning = require("./meaning.cjs"), require_gate = require("./gate.cjs"), require_quote = require("./quote.cjs");
let node_path = require("node:path");
// src/commands/explain.ts
var explain_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ explain: () => explain });
async function explain(path, options, cwd) {
	if (require_gate.refuseLeadingOut(path, cwd), options.against !== "" && [path, options.against].some((name) => require_hashing.isFolder((0, node_path.resolve)(cwd, name)))) return await explainTrees(path, options, cwd);
	let place = locate(path, cwd), given = options.sha256 === "" && options.against !== "" ? void 0 : sealOf(place.name, options), original = options.against === "" ? void 0 : originalOf(options.against, given, cwd), seal = given ?? sealLike(place.name, original?.bytes ?? Buffer.alloc(0)), files = new require_hashing.SealedFiles(place.folder), observation = files.observe(seal), start = begin(path, original);
	return observation.state === "intact" ? {
		...start,
		verdict: "pass"
	} : observation.state === "drifted" ? await quotable(await explainDrift(start, files, seal, observation.found, original), place, original) : { reason: "reason" in observation ? observation.reason : "there is no such file" };
}
async function explainTrees(path, { sha256, bytes, against }, cwd) {
	if (sha256 !== "" || bytes !== "") throw new require_gate.UsageError("\"--sha256\" and \"--bytes\" are those of one file, and a folder has none");
	require_gate.refuseLeadingOut(against, cwd);
	let { compareTrees } = await Promise.resolve().then(() => require("./compare-trees.cjs")), files = await compareTrees(against, path, cwd), isSame = files.different === 0 && files.identical === files.sealed;
	return {
		schema: "seal-gate/explanation/2",
		version: require_gate.VERSION,
		path,
		against: {
			path: against,
			digest: "none"
		},
		verdict: isSame ? "pass" : "fail",
		files
	};
}
function locate(path, cwd) {
	try {
		let real = require_hashing.realPath((0, node_path.resolve)(cwd, path));
		return {
			folder: (0, node_path.dirname)(real),
			name: (0, node_path.basename)(real)
		};
	} catch (error) {
		throw new require_gate.UsageError(`${JSON.stringify(path)} cannot be accessed: ${require_hashing.errorCode(error)}`);
	}
}
function originalOf(path, given, cwd) {
	let bytes = require_gate.readNamed(path, cwd, require_hashing.MAX_DIAGNOSED_BYTES);
	if (given !== void 0 && !require_hashing.matchesSeal(given, bytes)) throw new require_gate.UsageError(`${JSON.stringify(path)} does not match "--sha256" and "--bytes": it is not the sealed file`);
	return {
		path,
		digest: given === void 0 ? "none" : "given",
		place: locate(path, cwd),
		bytes
	};
}
function sealOf(path, { sha256, bytes }) {
	if (sha256 === "") throw new require_gate.UsageError("\"--sha256\" takes the 64 hex digits of the sealed bytes");
	if (!Number.isSafeInteger(Number(bytes))) throw new require_gate.UsageError("\"--bytes\" takes the length of the sealed bytes, a whole number");
	return {
		path,
		digests: { sha256: sha256.toLowerCase() },
		line: 1,
		...bytes !== "" && { bytes: Number(bytes) }
	};
}
function sealLike(path, bytes) {
	return {
		path,
		digests: { sha256: require_hashing.digestOf("sha256", bytes) },
		line: 1,
		bytes: bytes.length
	};
}
function begin(path, original) {
	return {
		schema: "seal-gate/explanation/2",
		version: require_gate.VERSION,
		path,
		...original !== void 0 && { against: {
			path: original.path,
			digest: original.digest
		} }
	};
}
async function explainDrift(start, files, seal, found, original) {
	let bytes = files.read(seal, found, require_hashing.MAX_DIAGNOSED_BYTES), diagnosis = bytes === void 0 ? UNREAD : await diagnosed(seal, bytes, original), sealed = diagnosis.original, drift = bytes === void 0 || sealed === void 0 ? diagnosis.drift : await require_meaning.withMeaning(diagnosis.drift, meaningPath(seal, original), sealed, bytes), code = seal.bytes !== void 0 && seal.bytes !== found.bytes ? "length-mismatch" : "digest-mismatch", expected = {
		...seal.bytes !== void 0 && { bytes: seal.bytes },
		digests: seal.digests
	};
	return {
		...start,
		verdict: "fail",
		finding: {
			code,
			severity: "fail",
			path: start.path,
			expected,
			found,
			drift
		},
		...bytes !== void 0 && sealed !== void 0 && { differences: require_drift.hunks(sealed, bytes) }
	};
}
const UNREAD = { drift: {
	certainty: "unexplained",
	causes: [],
	locations: [],
	limit: require_hashing.TOO_LARGE
} };
async function diagnosed(seal, found, original) {
	let first = original === void 0 ? require_drift.diagnose(seal, found) : require_drift.diagnoseWith({
		original: original.bytes,
		source: "given"
	}, seal, found);
	if (!require_drift.mayBeUndone(first.drift, seal, found)) return first;
	let { withArchiveUndone } = await Promise.resolve().then(() => require("./archive-causes.cjs")).then((n) => n.diagnose_archive_exports), undone = withArchiveUndone(first, seal, found, original && { sealed: original.bytes });
	if (original === void 0 || undone.drift.certainty === "proved") return undone;
	let { withMembersCompared } = await Promise.resolve().then(() => require("./archive-causes.cjs")).then((n) => n.compare_members_exports), drift = await withMembersCompared(undone.drift, {
		original: original.bytes,
		source: "given"
	}, found);
	return {
		drift,
		...drift.members === void 0 && undone.original !== void 0 && { original: undone.original }
	};
}
function meaningPath({ path }, original) {
	return original !== void 0 && !path.includes(".") ? original.place.name : path;
}
async function quotable(explanation, { folder, name }, original) {
	let { finding, differences, ...rest } = explanation;
	if (finding?.drift === void 0) return explanation;
	let whole = {
		...finding,
		path: name,
		drift: {
			...finding.drift,
			...differences && { hunks: [differences] }
		}
	}, [own = whole] = await require_quote.withholdBytes([whole], () => folder, (root) => root), hidden = original === void 0 ? void 0 : await hiddenBy(original, whole), quoted = own.withheld === void 0 || own.withheld === "secret" ? hidden ?? own : own;
	if (quoted.drift === void 0) return explanation;
	let { hunks: shown, ...drift } = quoted.drift;
	return {
		...rest,
		finding: {
			...quoted,
			...finding.path !== void 0 && { path: finding.path },
			drift
		},
		...shown?.[0] !== void 0 && { differences: shown[0] }
	};
}
async function hiddenBy({ place, bytes }, finding) {
	let { digests, bytes: length } = sealLike(place.name, bytes), measured = {
		digests,
		...length !== void 0 && { bytes: length }
	}, one = {
		...finding,
		path: place.name,
		expected: measured,
		found: measured
	}, [hidden] = await require_quote.withholdBytes([one], () => place.folder, (root) => root);
	if (hidden?.withheld !== void 0 && hidden.withheld !== "secret") return {
		...finding,
		...hidden.drift !== void 0 && { drift: hidden.drift },
		withheld: hidden.withheld
	};
}
exports.explain = explain, exports.explain_exports = explain_exports;
