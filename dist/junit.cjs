const require_rolldown_runtime = require("./rolldown-runtime.cjs"), require_findings = require("./findings.cjs"), require_gate = require("./gate.cjs");
// src/report/junit/xml.ts
function element(name, attributes, content = []) {
	let head = headOf(name, attributes), inside = content.map((item) => typeof item == "string" ? `\n${item.replace(/\n$/, "")}` : escapeXml(item.text, !1)), own = content.some((item) => typeof item == "string") ? "\n" : "";
	return content.length === 0 ? `<${head}/>\n` : `<${head}>${inside.join("")}${own}</${name}>\n`;
}
function* elementInParts(name, attributes, content) {
	yield `<${headOf(name, attributes)}>\n`;
	for (let parts of content) for (let part of parts) yield part;
	yield `</${name}>\n`;
}
function headOf(name, attributes) {
	return [name, ...Object.entries(attributes).map(([key, value]) => `${key}="${escapeXml(value, !0)}"`)].join(" ");
}
const FORBIDDEN = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, REFERENCE = /* @__PURE__ */ new Map([
	["&", "&amp;"],
	["<", "&lt;"],
	[">", "&gt;"],
	["\"", "&quot;"],
	["	", "&#9;"],
	["\n", "&#10;"],
	["\r", "&#13;"]
]);
function escapeXml(text, attribute) {
	return text.replace(FORBIDDEN, "�").replace(attribute ? /[&<>"\t\n\r]/g : /[&<>\r]/g, (character) => REFERENCE.get(character) ?? character);
}
// src/report/junit/junit.ts
var junit_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ renderJunit: () => renderJunit });
const OUTCOME = {
	fail: "failure",
	unverifiable: "error",
	warning: "skipped",
	notice: "skipped"
};
function* renderJunit(report, { limit = 1e4, ...options } = {}) {
	let landingOf = require_findings.landingsOf(report, options), places = require_gate.placesOf(report, options.workspace), shown = report.findings.slice(0, limit), left = report.findings.length - shown.length, byManifest = new Map(report.manifests.map(({ path }) => [path, []])), broken = new Set(report.findings.filter(({ severity }) => isBad(severity)).map(({ manifest }) => manifest)), ofRun = [verdictCase(report)];
	for (let finding of shown) (byManifest.get(finding.manifest ?? "") ?? ofRun).push({
		outcome: OUTCOME[finding.severity],
		xml: () => findingCase(finding, places, landingOf(finding))
	});
	let suites = [{
		name: "Seal Gate",
		cases: ofRun,
		properties: {},
		after: left === 0 ? [] : [leftText(left)]
	}, ...report.manifests.map((manifest) => {
		let cases = [...broken.has(manifest.path) ? [] : [intactCase(manifest, report)], ...byManifest.get(manifest.path) ?? []];
		return {
			name: require_gate.quotePath(manifest.path),
			cases,
			properties: propertiesOf(manifest),
			after: []
		};
	})], attributes = {
		name: "Seal Gate",
		...counts(suites.flatMap(({ cases }) => cases))
	};
	yield "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n", yield* elementInParts("testsuites", attributes, suites.map(suiteInParts));
}
function isBad(severity) {
	return severity === "fail" || severity === "unverifiable";
}
function leftText(left) {
	return element("system-out", {}, [{ text: `${require_gate.pluralize(left, "more finding")}: report.json lists all.` }]);
}
function* suiteInParts({ name, cases, properties, after }) {
	let own = Object.entries(properties).map(([key, value]) => element("property", {
		name: key,
		value: require_gate.escapeLog(value)
	}));
	yield* elementInParts("testsuite", {
		name: require_gate.escapeLog(name),
		...counts(cases),
		skipped: count(cases, "skipped")
	}, [content()]);
	function* content() {
		own.length > 0 && (yield element("properties", {}, own));
		for (let { xml } of cases) yield xml();
		yield* after;
	}
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
function verdictCase(report) {
	let { verdict } = report, attributes = {
		classname: "Seal Gate",
		name: "verdict"
	}, text = require_gate.runSentence(report);
	if (verdict === "pass") return {
		outcome: "passed",
		xml: () => element("testcase", attributes, [element("system-out", {}, [{ text: `${require_gate.resultWords(report)}: ${text}` }])])
	};
	let outcome = verdict === "fail" ? "failure" : "error";
	return {
		outcome,
		xml: () => element("testcase", attributes, [element(outcome, {
			type: verdict,
			message: require_gate.escapeLog(text)
		})])
	};
}
function intactCase({ path, seals }, { shard }) {
	let share = shard === void 0 ? "" : ` (share ${shard.index} of ${shard.of})`, name = `${require_gate.withThousands(seals)} ${seals === 1 ? "seal holds" : "seals hold"}${share}`;
	return {
		outcome: "passed",
		xml: () => element("testcase", {
			classname: require_gate.escapeLog(require_gate.quotePath(path)),
			name
		})
	};
}
function findingCase(finding, places, landing) {
	let { code, path, manifest, severity } = finding, outcome = OUTCOME[severity], attributes = {
		classname: require_gate.escapeLog(manifest === void 0 ? "Seal Gate" : require_gate.quotePath(manifest)),
		name: require_gate.escapeLog(path === void 0 ? code : `${code} ${require_gate.quotePath(path)}`),
		...landing !== void 0 && { file: require_gate.escapeLog(landing.file) },
		...landing?.line !== void 0 && { line: String(landing.line) }
	}, steps = require_findings.stepsFor(finding, places.sealedFile(finding)).flatMap(({ text, run }) => run === void 0 ? [text] : [text, `  ${run}`]), text = [...require_findings.explain(finding), ...steps].map(require_gate.escapeLog).join("\n");
	return element("testcase", attributes, [element(outcome, {
		type: require_findings.ruleId(finding),
		message: require_gate.escapeLog(require_findings.headline(finding))
	}, [{ text }])]);
}
exports.junit_exports = junit_exports;
