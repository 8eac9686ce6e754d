const require_json = require("./json.cjs"), require_hashing = require("./hashing.cjs"), require_gate = require("./gate.cjs"), require_findings = require("./findings.cjs");
// src/report/select-shards.ts
function selectShards(shards, expected = {}) {
	let refusals = [], refuse = (refusal) => (refusal !== void 0 && refusals.push(refusal), refusal === void 0), named = shards.filter((one) => refuse(unusable(one, expected))), [first] = named, { used, notices } = newestOfEach(first === void 0 ? [] : named.filter((one) => refuse(otherRun(one, first))), refuse), of = (first ?? shards.find(({ report }) => report.shard !== void 0))?.report.shard?.of ?? 0, indexes = new Set(shards.map(indexOf));
	for (let index = 1; index <= of; index++) indexes.has(index) || refusals.push(["shard-invalid", `shard ${index} of ${of} is missing`]);
	return refusals.length === 0 && refuse(uncounted(used) ?? otherCut(used)), {
		used,
		faults: [...refusals.map(([code, reason]) => ({
			code,
			severity: "unverifiable",
			reason
		})), ...notices]
	};
}
function unusable({ name, report }, expected) {
	let { shard, run = {} } = report, quoted = JSON.stringify(name);
	return shard === void 0 ? ["shard-invalid", `${quoted} is the report of a whole run, not of a shard`] : run.id === void 0 && (shard.tree === void 0 || expected.id !== void 0) ? ["shard-without-run", `${quoted} does not state which run it is of${expected.id === void 0 ? "" : `, and this is run ${shown(expected.id)}`}`] : expected.id !== void 0 && run.id !== expected.id ? ["shard-other-run", `${quoted} is of run ${shown(run.id)}, and this is run ${shown(expected.id)}`] : expected.ref !== void 0 && run.ref !== expected.ref ? ["shard-other-run", `${quoted} is of the ref ${shown(run.ref)}, and this is ${shown(expected.ref)}`] : expected.commit !== void 0 && run.commit !== expected.commit ? ["shard-other-commit", `${quoted} is of commit ${shown(run.commit)}, and this is ${shown(expected.commit)}`] : expected.attempt !== void 0 && !(Number(run.attempt) <= Number(expected.attempt)) ? ["shard-other-attempt", `${quoted} is of attempt ${shown(run.attempt)}, and this is attempt ${shown(expected.attempt)}`] : report.probes !== null && !require_gate.probesHold(report.probes) ? ["shard-invalid", `the self-test did not hold in ${quoted}`] : edited(report).map((reason) => ["shard-invalid", `${quoted} is not as the gate wrote it: ${reason}`])[0];
}
function edited({ verdict, counts, findings, manifests, shard }) {
	let { sealed, intact, drifted, missing, unsealed, unverifiable } = counts, strays = findings.filter(({ code }) => code === "unsealed").length, listed = manifests.reduce((total, { seals }) => total + seals, 0), softened = findings.find(({ code, severity }) => require_findings.rowOf(code).broken !== void 0 && (severity === "notice" || severity === "warning"));
	return [
		...sealed === intact + drifted + missing + unverifiable ? [] : ["its counts do not add up"],
		...unsealed === strays ? [] : [`it counts ${unsealed} unsealed files and has ${strays} findings of them`],
		...sealed > 0 && sealed !== shard?.seals ? [`it judged ${shard?.seals} seals and counts ${sealed}`] : [],
		...softened === void 0 ? [] : [`${softened.code} is not a ${softened.severity}`],
		...require_gate.verdictOf(findings, sealed, intact, listed) === verdict ? [] : [`its findings do not make the verdict ${JSON.stringify(verdict)}`]
	];
}
const COMMON = [
	[
		"shard-invalid",
		"number of shards",
		({ shard }) => shard?.of
	],
	[
		"shard-invalid",
		"version of the gate",
		({ schema, version }) => [schema, version]
	],
	[
		"shard-other-run",
		"run id",
		({ run }) => run?.id
	],
	[
		"shard-other-run",
		"ref",
		({ run }) => run?.ref
	],
	[
		"shard-other-commit",
		"commit",
		({ run }) => run?.commit
	],
	[
		"shard-other-manifest",
		"manifests",
		({ manifests }) => manifests
	],
	[
		"shard-other-manifest",
		"seals",
		({ shard }) => shard?.cut
	],
	[
		"shard-invalid",
		"configuration",
		({ config }) => config
	],
	[
		"shard-invalid",
		"self-test",
		({ probes }) => probes
	],
	[
		"shard-other-run",
		"state of the sealed files; in separate folders, name the run with --run",
		({ shard }) => shard?.tree
	],
	[
		"shard-other-attempt",
		"attempt: one has none",
		({ run }) => run?.attempt === void 0
	]
];
function otherRun({ name, report }, first) {
	let differs = COMMON.find(([, , of]) => JSON.stringify(of(report)) !== JSON.stringify(of(first.report)));
	if (differs === void 0) return;
	let [code, part] = differs;
	return [code, `${JSON.stringify(name)} does not belong with ${JSON.stringify(first.name)} (different ${part})`];
}
function newestOfEach(shards, refuse) {
	let newest = /* @__PURE__ */ new Map(), replaced = [];
	for (let one of shards) {
		let index = indexOf(one), other = newest.get(index);
		if (other === void 0) newest.set(index, one);
		else if (attemptOf(one) === attemptOf(other)) refuse(["shard-invalid", `${JSON.stringify(one.name)} and ${JSON.stringify(other.name)} are both shard ${index}`]);
		else {
			let isNewer = attemptOf(one) > attemptOf(other);
			replaced.push((isNewer ? other : one).name), isNewer && newest.set(index, one);
		}
	}
	let used = [], bySeals = /* @__PURE__ */ new Map();
	for (let one of newest.values()) {
		let { judged = "", seals = 0 } = one.report.shard ?? {}, twin = seals === 0 ? void 0 : bySeals.get(judged);
		bySeals.set(judged, one.name), twin === void 0 ? used.push(one) : refuse(["shard-invalid", `${JSON.stringify(one.name)} and ${JSON.stringify(twin)} judged the same seals under two numbers`]);
	}
	return {
		used,
		notices: attemptNotices(used, replaced)
	};
}
function attemptNotices(used, replaced) {
	let attempts = [...new Set(used.map(attemptOf))].toSorted((a, b) => a - b);
	if (attempts.length < 2 && replaced.length === 0) return [];
	let parts = attempts.map((attempt) => `${used.filter((one) => attemptOf(one) === attempt).map(indexOf).toSorted((a, b) => a - b).join(", ")} of attempt ${attempt}`), left = replaced.length === 0 ? "" : `; replaced by a newer attempt: ${replaced.map((name) => JSON.stringify(name)).join(", ")}`;
	return [{
		code: "shard-attempts",
		severity: "notice",
		reason: `shards ${parts.join("; ")}${left}`
	}];
}
function uncounted(used) {
	let judged = used.reduce((total, { report }) => total + report.counts.sealed, 0), listed = used[0]?.report.manifests.reduce((total, { seals }) => total + seals, 0) ?? 0;
	return used.some(({ report }) => report.findings.some(({ code }) => code.startsWith("manifest-") || code === "root-not-found")) || judged === listed ? void 0 : ["shard-invalid", `the shards judged ${judged} of ${listed} seals`];
}
function otherCut(used) {
	let shares = used.toSorted((a, b) => indexOf(a) - indexOf(b)).flatMap(({ report }) => report.shard ?? []);
	return require_gate.digestOfCut(shares) === shares[0]?.cut ? void 0 : ["shard-invalid", "the shares that were judged are not those into which the seals were cut"];
}
function indexOf({ report }) {
	return report.shard?.index ?? 0;
}
function attemptOf({ report }) {
	return Number(report.run?.attempt ?? 0);
}
function shown(text) {
	return text === void 0 ? "unknown" : JSON.stringify(text);
}
// src/report/merge.ts
function mergeReports(shards, { expected, result = "" } = {}) {
	let { used, faults } = selectShards(shards, expected), frame = (used[0] ?? shards[0])?.report;
	if (frame === void 0) throw RangeError("there is no report to merge");
	let counts = sum(used.map(({ report }) => report.counts)), judged = [...withFewHunks(distinct([...used, ...shards.filter(({ report }) => report.shard === void 0)].flatMap(({ report }) => report.findings)).filter(({ code }) => code !== "shard-empty"), frame), ...faults], verdictBefore = require_gate.verdictOf(judged, counts.sealed, counts.intact), findings = [...judged, ...verdictBefore === "pass" ? unfinished(result) : []], verdict = require_gate.verdictOf(findings, counts.sealed, counts.intact), { decision, packetStatus: packet_status, code, reason, holds, needed, blockers } = used.some(({ report }) => report.release.code !== "no-evidence") ? require_gate.ONLY_SHARES_JUDGED : require_gate.NOTHING_JUDGED, release = {
		code,
		reason,
		holds,
		needed
	}, { schema, version, manifests, config, probes } = frame, run = newestRun(used);
	return {
		schema,
		version,
		verdict,
		decision,
		packet_status,
		release,
		counts,
		manifests,
		...run !== void 0 && { run },
		...config !== void 0 && { config },
		findings: require_gate.inOrder(findings),
		probes,
		blockers
	};
}
function unfinished(result) {
	return result === "" || result === "success" ? [] : [{
		code: "shard-job-failed",
		severity: "unverifiable",
		reason: `the jobs of the shards ended as ${JSON.stringify(result)}, and yet every report that was found passes`
	}];
}
function newestRun(used) {
	return used.flatMap(({ report }) => report.run ?? []).toSorted((a, b) => Number(b.attempt ?? 0) - Number(a.attempt ?? 0))[0];
}
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
function distinct(findings) {
	let firsts = /* @__PURE__ */ new Map(), texts = /* @__PURE__ */ new Map();
	return findings.filter((finding) => {
		let { code, manifest, path, line } = finding, key = JSON.stringify([
			code,
			manifest,
			path,
			line
		]), first = firsts.get(key);
		if (first === void 0) return firsts.set(key, finding), !0;
		let alike = texts.get(key) ?? /* @__PURE__ */ new Set([JSON.stringify(first)]);
		texts.set(key, alike);
		let { size } = alike;
		return alike.add(JSON.stringify(finding)).size > size;
	});
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
function parseReport(text) {
	try {
		let value = JSON.parse(text);
		return isReport(value) && require_json.jsonFacts(text).duplicates.length === 0 ? value : void 0;
	} catch {
		return;
	}
}
function isReport(value) {
	if (!require_json.isRecord(value)) return !1;
	let { schema, version, verdict, release, counts, manifests, findings, probes, run, shard } = value;
	return schema === "seal-gate/report/2" && isText(version) && VERDICTS.has(verdict) && require_json.isRecord(release) && require_json.isRecord(counts) && COUNTS.every((name) => isCount(counts[name])) && Array.isArray(manifests) && manifests.every((one) => require_json.isRecord(one) && isCount(one.seals)) && Array.isArray(findings) && findings.every(isFinding) && (probes === null || isProbeResults(probes)) && (run === void 0 || isRun(run)) && (shard === void 0 || isShard(shard));
}
const COUNTS = [
	"sealed",
	"intact",
	"drifted",
	"missing",
	"unsealed",
	"unverifiable"
], VERDICTS = /* @__PURE__ */ new Set([
	"pass",
	"fail",
	"unverifiable"
]), SEVERITIES = /* @__PURE__ */ new Set([
	"fail",
	"unverifiable",
	"warning",
	"notice"
]);
function isCount(value) {
	return typeof value == "number" && Number.isSafeInteger(value) && value >= 0;
}
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
	let { index, of, seals, judged, cut, tree } = value;
	return isCount(index) && isCount(of) && index >= 1 && index <= of && of <= 256 && isDigest(judged) && (seals === void 0 || isCount(seals) && isDigest(cut)) && (tree === void 0 || isDigest(tree));
}
function isRun(value) {
	if (!require_json.isRecord(value)) return !1;
	let { id, attempt, commit, ref } = value;
	return [
		id,
		commit,
		ref
	].every((text) => text === void 0 || isText(text)) && (attempt === void 0 || typeof attempt == "string" && /^[1-9][0-9]{0,8}$/.test(attempt));
}
function isText(value) {
	return typeof value == "string" && value !== "";
}
function isProbeResults(value) {
	if (!require_json.isRecord(value)) return !1;
	let { control, planned, run, passed, probes } = value;
	return require_json.isRecord(control) && [
		planned,
		run,
		passed
	].every(isCount) && Array.isArray(probes) && probes.every(require_json.isRecord);
}
function isDigest(value) {
	return typeof value == "string" && /^[0-9a-f]{64}$/.test(value);
}
function expectedRun(name, env) {
	return name === "" ? require_gate.runIdentity("", env) : { id: name };
}
function merge({ names, unmatched, unfollowed }, folder, context) {
	for (let name of unmatched) throw new require_gate.MissingError("report", name);
	for (let { name, reason } of unfollowed) throw new require_gate.UsageError(`${JSON.stringify(name)} is not read: ${reason}`);
	if (names.length === 0) throw new require_gate.UsageError("name the report.json of every shard");
	return mergeReports(names.map((name) => {
		require_hashing.heartbeat();
		let text = require_gate.readNamed(name, folder, 268435456, "report").toString("utf8"), report = parseReport(text);
		if (report === void 0) throw notReport(name, text);
		return {
			name,
			report
		};
	}), context);
}
function notReport(name, text) {
	let shown = JSON.stringify(name), word = require_gate.quoteShell(name);
	if (/"schema"\s*:\s*"seal-gate\/manifest\//.test(text.slice(0, MAX_START_CHARACTERS))) return new require_gate.UsageError(`${shown} is a manifest, not a report`, word === void 0 ? "" : `Try: seal-gate verify ${word}`);
	let twice = duplicateKey(text);
	return twice === void 0 ? new require_gate.UsageError(`${shown} is not a seal-gate/report/2`, "Make one with `seal-gate verify --shard I/N --json`.") : new require_gate.UsageError(`${shown} gives the key ${twice} twice: readers disagree on which one counts`);
}
const MAX_START_CHARACTERS = 4096;
function duplicateKey(text) {
	try {
		return JSON.parse(text), require_json.jsonFacts(text).duplicates[0]?.pointer;
	} catch {
		return;
	}
}
exports.expectedRun = expectedRun, exports.merge = merge;
