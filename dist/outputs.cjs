const require_gate = require("./gate.cjs"), NO_PROBES = {
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
/** The report itself. Ten thousand findings, indented, would be more white space than text: each is on a line of its own. */
function reportJson(report) {
	let fields = Object.entries(report).flatMap(([key, value]) => {
		if (value === void 0) return [];
		let text = key === "findings" ? findingLines(report.findings) : JSON.stringify(value, null, 2).replaceAll("\n", "\n  ");
		return [`  ${JSON.stringify(key)}: ${text}`];
	});
	return require_gate.escapeJson(`{\n${fields.join(",\n")}\n}\n`);
}
function findingLines(findings) {
	return findings.length === 0 ? "[]" : `[\n    ${findings.map((finding) => JSON.stringify(finding)).join(",\n    ")}\n  ]`;
}
/** The blockers as they really are, with the decision. */
function blockerMapJson({ decision, blockers }) {
	return json({
		schema: "seal-gate/effective-blocker-map/1",
		decision,
		blockers
	});
}
function probeResultsJson({ probes }) {
	return json(probes ?? NO_PROBES);
}
function json(value) {
	return require_gate.escapeJson(require_gate.jsonText(value));
}
// src/report/outputs.ts
/** For programs: a run that cannot write them fails. In the order of the documentation. */
const BUNDLE = [
	{
		name: "report.json",
		mediaType: "application/json",
		namesPaths: !0,
		render: reportJson
	},
	{
		name: "blocker-map.json",
		mediaType: "application/json",
		render: blockerMapJson
	},
	{
		name: "probe-results.json",
		mediaType: "application/json",
		render: probeResultsJson
	}
];
/** The machine-readable files of a run. The same report gives the same bytes. */
function bundleFiles(report) {
	return BUNDLE.map(({ name, render }) => ({
		name,
		text: render(report)
	}));
}
const OUTPUT_ROWS = [
	{
		name: "text",
		mediaType: "text/plain",
		namesPaths: !0,
		render: (report) => require_gate.renderText(report, { all: !0 })
	},
	{
		name: "annotations",
		mediaType: "application/json",
		namesPaths: !0,
		render: async (report, context) => JSON.stringify((await Promise.resolve().then(() => require("./findings.cjs")).then((n) => n.annotations_exports)).annotations(report, context))
	},
	{
		name: "summary",
		mediaType: "text/markdown",
		namesPaths: !0,
		render: async (report, context) => (await Promise.resolve().then(() => require("./findings.cjs")).then((n) => n.summary_exports)).renderSummary(report, context)
	},
	...BUNDLE,
	{
		name: "report.html",
		mediaType: "text/html",
		always: !0,
		flag: "html",
		file: {
			kind: "page",
			beginning: "<!doctype html>"
		},
		isAvailable: async () => (await Promise.resolve().then(() => require("./page.cjs")).then((n) => n.assets_exports)).SCRIPT !== "",
		render: async (report, context) => (await Promise.resolve().then(() => require("./page.cjs")).then((n) => n.document_exports)).renderHtml(report, context)
	},
	{
		name: "results.sarif",
		mediaType: "application/sarif+json",
		input: "sarif",
		flag: "sarif",
		file: {
			kind: "SARIF log",
			beginning: "{\"$schema\":\"https://docs.oasis-open.org/sarif/"
		},
		takesFixes: !0,
		namesPaths: !0,
		render: async (report, context) => (await Promise.resolve().then(() => require("./sarif.cjs")).then((n) => n.sarif_exports)).renderSarif(report, context)
	},
	{
		name: "junit.xml",
		mediaType: "application/xml",
		input: "junit",
		flag: "junit",
		file: {
			kind: "JUnit report",
			beginning: "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"Seal Gate\""
		},
		namesPaths: !0,
		render: async (report, context) => (await Promise.resolve().then(() => require("./junit.cjs")).then((n) => n.junit_exports)).renderJunit(report, context)
	}
];
Object.defineProperty(exports, "OUTPUT_ROWS", {
	enumerable: !0,
	get: function() {
		return OUTPUT_ROWS;
	}
}), Object.defineProperty(exports, "bundleFiles", {
	enumerable: !0,
	get: function() {
		return bundleFiles;
	}
});
