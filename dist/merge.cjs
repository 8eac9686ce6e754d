const require_gate = require("./gate.cjs"), require_json = require("./json.cjs"), require_findings = require("./findings.cjs");
// src/report/merge.ts
/**
* One report from the shards of a run, the same bytes as from an unsharded run. A shard that is missing, duplicate, or of another run (id,
* attempt, commit, manifest, gate, cut) makes it `unverifiable`: then nothing shows that every seal was checked.
*/
function mergeReports(shards) {
	let [first] = shards;
	if (first === void 0) throw RangeError("there is no report to merge");
	let counts = sum(shards.map(({ report }) => report.counts)), findings = [...withFewHunks(distinct(shards.flatMap(({ report }) => report.findings)).filter(({ code }) => code !== "shard-empty"), first.report), ...faults(shards, first, counts)], { shard: _, ...rest } = first.report, verdict = require_gate.verdictOf(findings, counts.sealed, counts.intact), { decision, packetStatus: packet_status, code, reason, holds, needed, blockers } = shards.some(({ report }) => report.release.code !== "no-evidence") ? require_gate.ONLY_SHARES_JUDGED : require_gate.NOTHING_JUDGED, release = {
		code,
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
		findings: require_gate.inOrder(findings)
	};
}
/** Why the reports are not those of all shards of one run. */
function faults(shards, first, counts) {
	let reasons = [], of = first.report.shard?.of ?? 0, byIndex = /* @__PURE__ */ new Map(), bySeals = /* @__PURE__ */ new Map();
	for (let { name, report } of shards) {
		let { shard } = report, quoted = JSON.stringify(name);
		if (shard === void 0) reasons.push(`${quoted} is the report of a whole run, not of a shard`);
		else {
			let differs = shard.of === of ? otherRun(report, first.report) : "number of shards", twin = report.counts.sealed === 0 ? void 0 : bySeals.get(shard.judged);
			differs === void 0 ? byIndex.has(shard.index) ? reasons.push(`${quoted} and ${JSON.stringify(byIndex.get(shard.index))} are both shard ${shard.index}`) : twin === void 0 ? byIndex.set(shard.index, name) : reasons.push(`${quoted} and ${JSON.stringify(twin)} judged the same seals under two numbers`) : reasons.push(`${quoted} is a shard of another run than ${JSON.stringify(first.name)} (different ${differs})`), bySeals.set(shard.judged, name);
		}
		report.probes !== null && !require_gate.probesHold(report.probes) && reasons.push(`the self-test did not hold in ${quoted}`);
	}
	for (let index = 1; index <= of; index++) byIndex.has(index) || reasons.push(`shard ${index} of ${of} is missing`);
	let listed = first.report.manifests.reduce((total, { seals }) => total + seals, 0), judged = !shards.some(({ report }) => report.findings.some(({ code }) => code.startsWith("manifest-") || code === "root-not-found"));
	return reasons.length === 0 && judged && counts.sealed !== listed && reasons.push(`the shards judged ${counts.sealed} of ${listed} seals`), reasons.map((reason) => ({
		code: "shard-invalid",
		severity: "unverifiable",
		reason
	}));
}
/** What two shards of one run have in common, by the name of each part. */
const COMMON = {
	"version of the gate": ({ schema, version }) => [schema, version],
	"run id": ({ shard }) => shard?.run?.id,
	attempt: ({ shard }) => shard?.run?.attempt,
	commit: ({ shard }) => shard?.run?.commit,
	manifests: ({ manifests }) => manifests,
	configuration: ({ config }) => config,
	"self-test": ({ probes }) => probes,
	"state of the sealed files; in separate folders, name the run with --run": ({ shard }) => shard?.tree
};
/** Why a report is of another run; undefined when it is not. */
function otherRun(a, b) {
	return Object.keys(COMMON).find((part) => JSON.stringify(COMMON[part]?.(a)) !== JSON.stringify(COMMON[part]?.(b)));
}
/** Every shard shows its first differences; of all of them, those are kept that a whole run would have shown. */
function withFewHunks(findings, { manifests }) {
	let rank = ({ manifest, line = 0, drift }) => [
		manifests.findIndex(({ path }) => path === manifest),
		drift?.certainty === "proved" ? 0 : 1,
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
/** A problem of a manifest is in every shard's report, but only once in the merged one. */
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
/** The report in a text; undefined when the text is not a report. Its content is still not trusted: nothing in it is signed. */
function parseReport(text) {
	try {
		let value = JSON.parse(text);
		return isReport(value) ? value : void 0;
	} catch {
		return;
	}
}
/** The fields that `mergeReports` relies on. */
function isReport(value) {
	if (!require_json.isRecord(value)) return !1;
	let { schema, counts, manifests, findings, shard } = value;
	return schema === "seal-gate/report/2" && require_json.isRecord(counts) && COUNTS.every((name) => isCount(counts[name])) && Array.isArray(manifests) && Array.isArray(findings) && findings.every(isFinding) && (shard === void 0 || isShard(shard));
}
const COUNTS = [
	"sealed",
	"intact",
	"drifted",
	"missing",
	"unsealed",
	"unverifiable"
], SEVERITIES = /* @__PURE__ */ new Set([
	"fail",
	"unverifiable",
	"warning",
	"notice"
]);
function isCount(value) {
	return typeof value == "number" && Number.isSafeInteger(value) && value >= 0;
}
/** A finding with a code or a severity that this version does not know could neither be shown nor counted as a failure. */
function isFinding(value) {
	return require_json.isRecord(value) && isIn(require_findings.CODES, value.code) && SEVERITIES.has(value.severity) && hasKnownCauses(value.drift);
}
function hasKnownCauses(drift) {
	return drift === void 0 || require_json.isRecord(drift) && Array.isArray(drift.causes) && drift.causes.every((one) => require_json.isRecord(one) && isIn(require_findings.CAUSES, one.code));
}
function isIn(table, code) {
	return typeof code == "string" && Object.hasOwn(table, code);
}
function isShard(value) {
	if (!require_json.isRecord(value)) return !1;
	let { index, of, judged, run, tree } = value;
	return isCount(index) && isCount(of) && index >= 1 && index <= of && of <= 256 && isDigest(judged) && (run === void 0 ? isDigest(tree) : isRun(run));
}
function isRun(value) {
	if (!require_json.isRecord(value)) return !1;
	let { id, attempt, commit } = value, isText = (text) => typeof text == "string" && text !== "";
	return isText(id) && [attempt, commit].every((text) => text === void 0 || isText(text));
}
function isDigest(value) {
	return typeof value == "string" && /^[0-9a-f]{64}$/.test(value);
}
/**
* One report from the report.json of every shard of a run.
* @param reports relative to the folder
* @throws UsageError when a file is not a report, or a name or pattern does not lead to one
*/
function merge({ names, unmatched, unfollowed }, folder) {
	for (let name of unmatched) throw new require_gate.MissingError("report", name);
	for (let { name, reason } of unfollowed) throw new require_gate.UsageError(`${JSON.stringify(name)} is not read: ${reason}`);
	if (names.length === 0) throw new require_gate.UsageError("name the report.json of every shard");
	return mergeReports(names.map((name) => {
		require_gate.heartbeat();
		let text = require_gate.readNamed(name, folder, 268435456, "report").toString("utf8"), report = parseReport(text);
		if (report === void 0) throw notReport(name, text);
		return {
			name,
			report
		};
	}));
}
function notReport(name, text) {
	let shown = JSON.stringify(name), word = require_gate.quoteShell(name);
	return /"schema"\s*:\s*"seal-gate\/manifest\//.test(text.slice(0, MAX_START_CHARACTERS)) ? new require_gate.UsageError(`${shown} is a manifest, not a report`, word === void 0 ? "" : `Try: seal-gate verify ${word}`) : new require_gate.UsageError(`${shown} is not a seal-gate/report/2`, "Make one with `seal-gate verify --shard I/N --json`.");
}
const MAX_START_CHARACTERS = 4096;
Object.defineProperty(exports, "merge", {
	enumerable: !0,
	get: function() {
		return merge;
	}
});
