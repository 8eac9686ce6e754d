const require_findings = require("./findings.cjs"), require_gate = require("./gate.cjs");
let node_crypto = require("node:crypto");
// src/report/code-quality/code-quality.ts
const MAX_ISSUES = 5e3, SEVERITY = {
	fail: "critical",
	unverifiable: "blocker",
	warning: "minor",
	notice: "info"
};
function renderCodeQuality(report, options = {}) {
	let landingOf = require_findings.landingsOf(report, options), elsewhere = report.manifests[0]?.path || "seal-gate.json", findings = require_findings.inGroupOrder(report.findings), shown = findings.slice(0, findings.length > MAX_ISSUES ? 4999 : MAX_ISSUES), seen = /* @__PURE__ */ new Map(), issues = shown.map((finding) => {
		let { file, line } = landingOf(finding) ?? { file: finding.manifest || elsewhere }, about = JSON.stringify([
			finding.code,
			finding.manifest,
			finding.path,
			finding.drift?.causes.map(({ code }) => code)
		]), again = seen.get(about) ?? 0;
		return seen.set(about, again + 1), issue(require_findings.ruleId(finding), require_findings.headline(finding), `${about} ${again}`, SEVERITY[finding.severity], file, line);
	}), left = findings.length - shown.length, rest = `${require_gate.withThousands(left)} more findings: report.json lists all.`;
	return left > 0 && issues.push(issue("more", rest, "more", "info", elsewhere, void 0)), require_gate.escapeJson(`[${issues.map((one) => JSON.stringify(one)).join(",\n")}]\n`);
}
function issue(rule, text, about, severity, path, line) {
	return {
		check_name: `seal-gate/${rule}`,
		type: "issue",
		description: require_gate.escapeLog(text),
		categories: ["Bug Risk"],
		fingerprint: (0, node_crypto.createHash)("sha256").update(about).digest("hex"),
		severity,
		location: {
			path: require_gate.escapeLog(path.replace(/^(?:\.{0,2}\/)+/, "")) || "seal-gate.json",
			lines: {
				begin: line ?? 1,
				end: line ?? 1
			}
		}
	};
}
exports.renderCodeQuality = renderCodeQuality;
