const require_rolldown_runtime = require("./rolldown-runtime.cjs"), require_gate = require("./gate.cjs"), require_findings = require("./findings.cjs");
// src/report/numbers/badge.ts
var badge_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ renderBadge: () => renderBadge });
const COLOUR = {
	pass: "brightgreen",
	held: "yellow",
	fail: "red",
	unverifiable: "orange"
};
function renderBadge(report) {
	return `${JSON.stringify({
		schemaVersion: 1,
		label: "Seal Gate",
		message: messageOf(report),
		color: COLOUR[require_gate.toneOf(report)]
	})}\n`;
}
function messageOf(report) {
	let { sealed, intact } = report.counts;
	switch (require_gate.toneOf(report)) {
		case "pass": return `${require_gate.pluralize(intact, "file")} intact${intact < sealed ? `, ${require_gate.withThousands(sealed - intact)} accepted` : ""}`;
		case "held": return "intact, held";
		case "fail": return intact === sealed ? "refused" : `${require_gate.withThousands(sealed - intact)} of ${require_gate.withThousands(sealed)} not as sealed`;
		case "unverifiable": return "not verifiable";
	}
}
// src/report/numbers/trend.ts
var trend_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ renderTrend: () => renderTrend });
function renderTrend(report, { run = {} } = {}) {
	let { verdict, decision, counts, manifests, blockers, findings, probes, version } = report, byCause = {};
	for (let finding of findings) {
		let rule = require_findings.ruleId(finding);
		byCause[rule] = (byCause[rule] ?? 0) + 1;
	}
	let line = {
		schema: "seal-gate/trend/1",
		version,
		...run,
		verdict,
		decision,
		...counts,
		manifests: manifests.length,
		open_blockers: blockers.filter(({ state }) => state === "OPEN").length,
		probes: probes === null ? null : probes.passed,
		findings: Object.fromEntries(Object.entries(byCause).sort(([a], [b]) => a < b ? -1 : 1))
	};
	return require_gate.escapeJson(`${JSON.stringify(line)}\n`);
}
exports.badge_exports = badge_exports, exports.trend_exports = trend_exports;
