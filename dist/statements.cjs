const require_rolldown_runtime = require("./rolldown-runtime.cjs"), require_hashing = require("./hashing.cjs"), require_gate = require("./gate.cjs"), STATEMENT_FILES = {
	subjects: "subjects.sha256",
	testResult: "test-result.predicate.json",
	summary: "verification-summary.predicate.json",
	testResultStatement: "test-result.intoto.json",
	summaryStatement: "verification-summary.intoto.json"
};
function renderStatements(report, subjects, context) {
	let testResult = testResultOf(report, context), summary = summaryOf(report, context), statement = (predicateType, predicate) => ({
		_type: "https://in-toto.io/Statement/v1",
		subject: subjects.map(({ name, sha256 }) => ({
			name,
			digest: { sha256 }
		})),
		predicateType,
		predicate
	}), json = (value) => require_gate.escapeJson(require_gate.jsonText(value));
	return [
		{
			name: STATEMENT_FILES.subjects,
			text: listOf(subjects)
		},
		{
			name: STATEMENT_FILES.testResult,
			text: json(testResult)
		},
		{
			name: STATEMENT_FILES.summary,
			text: json(summary)
		},
		{
			name: STATEMENT_FILES.testResultStatement,
			text: json(statement("https://in-toto.io/attestation/test-result/v0.1", testResult))
		},
		{
			name: STATEMENT_FILES.summaryStatement,
			text: json(statement("https://slsa.dev/verification_summary/v1", summary))
		}
	];
}
function fit(subjects) {
	return subjects.length <= 1024 && Buffer.byteLength(listOf(subjects)) <= 524288 && subjects.every(({ name }) => /^[^\p{C}\p{Zl}\p{Zp}\s*][^\p{C}\p{Zl}\p{Zp}]*$/u.test(name)) && new Set(subjects.map(({ name }) => name)).size === subjects.length;
}
function listOf(subjects) {
	return subjects.map(({ name, sha256 }) => `${sha256}  ${name}\n`).join("");
}
function outcomes(report) {
	let { verdict, findings, probes } = report, hasWarning = findings.some(({ severity }) => severity === "warning");
	return {
		"sealed-files": verdict === "pass" ? hasWarning ? "warned" : "passed" : "failed",
		"self-test": probes === null ? "warned" : require_gate.probesHold(probes) ? "passed" : "failed",
		...require_gate.isPacketJudged(report) && { clearance: isCleared(report) ? "passed" : "warned" }
	};
}
function isCleared({ verdict, decision }) {
	return verdict === "pass" && decision === "CLEARED_FOR_OPERATOR";
}
function testResultOf(report, { run }) {
	let all = Object.entries(outcomes(report)), named = (outcome) => all.filter(([, one]) => one === outcome).map(([name]) => name), failed = named("failed"), warned = named("warned");
	return {
		result: failed.length > 0 ? "FAILED" : warned.length > 0 ? "WARNED" : "PASSED",
		configuration: report.manifests.flatMap(({ path, sha256 }) => sha256 === void 0 ? [] : [{
			name: path,
			digest: { sha256 }
		}]),
		...run?.url !== void 0 && { url: run.url },
		passedTests: named("passed"),
		warnedTests: warned,
		failedTests: failed
	};
}
function summaryOf(report, { run, verifier, resource, repository }) {
	let isPassed = require_gate.toneOf(report) === "pass" && !Object.values(outcomes(report)).includes("failed"), [first, ...others] = report.manifests, policy = first?.sha256 === void 0 || others.length > 0 ? {} : { digest: { sha256: first.sha256 } };
	return {
		verifier: {
			id: verifier,
			version: { [repository]: report.version }
		},
		...run?.date !== void 0 && { timeVerified: run.date },
		resourceUri: resource,
		policy: {
			uri: `${resource}#${report.manifests.map(({ path }) => encodeURIComponent(path)).join(",")}`,
			...policy
		},
		verificationResult: isPassed ? "PASSED" : "FAILED",
		verifiedLevels: isPassed ? ["SEAL_GATE_INTACT", ...isCleared(report) && require_gate.isPacketJudged(report) ? ["SEAL_GATE_CLEARED"] : []] : ["FAILED"]
	};
}
// src/commands/statements.ts
var statements_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ makeStatements: () => makeStatements });
async function makeStatements(report, request, context) {
	if (report.shard !== void 0 || request.shard !== void 0) throw Error("a share of the seals shows nothing about the whole");
	let manifests = report.manifests.flatMap(({ path, sha256 }) => sha256 === void 0 ? [] : [{
		name: path,
		sha256
	}]);
	if (manifests.length === 0 || manifests.length < report.manifests.length || !fit(manifests)) throw Error("not every manifest of the run has a digest and a name that a statement can have");
	let files = report.verdict === "pass" ? await sealedFiles(report, request) : [], all = files === void 0 ? void 0 : [...manifests, ...files], isWhole = all !== void 0 && fit(all), subjects = isWhole ? all : manifests, note = isWhole && files !== void 0 ? `${subjects.length} subjects: ${manifests.length} of manifests, ${files.length} of sealed files` : `only the manifests are subjects (${manifests.length}): the files are more than 1,024, or one has no sha256 or a name that a list cannot have`;
	return {
		files: renderStatements(report, subjects, context),
		note
	};
}
async function sealedFiles({ manifests }, request) {
	let sources = await require_gate.loadManifests(request, () => void 0);
	if (sources.length !== manifests.length || !sources.every((source, index) => source.problems.length === 0 && source.name === manifests[index]?.path && source.sha256 === manifests[index]?.sha256)) throw Error("a manifest changed after it was judged");
	let files = /* @__PURE__ */ new Map();
	for (let { root, shownRoot, seals, assumed } of sources) {
		if (assumed && !isSha256(root, seals)) return;
		for (let { path, rawPath, digests, link } of seals) {
			let { sha256 } = digests;
			if (sha256 === void 0 || rawPath !== void 0 || link !== void 0) return;
			files.set(shownRoot === "." || shownRoot === "" ? path : `${shownRoot}/${path}`, sha256);
		}
	}
	return [...files].map(([name, sha256]) => ({
		name,
		sha256
	}));
}
function isSha256(root, [first]) {
	return root !== void 0 && first !== void 0 && new require_hashing.SealedFiles(root).observe(first).state === "intact";
}
exports.renderStatements = renderStatements, exports.statements_exports = statements_exports;
