const require_rolldown_runtime = require("./rolldown-runtime.cjs"), require_hashing = require("./hashing.cjs"), require_drift = require("./drift.cjs");
// src/reseal/proved.ts
var proved_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({
	FORM_CAUSES: () => FORM_CAUSES,
	ProvedChanges: () => ProvedChanges
});
const FORM_CAUSES = [
	"bom-added",
	"bom-removed",
	"crlf-added",
	"crlf-removed",
	"cr-only",
	"eol-mixed",
	"final-newline-added",
	"final-newline-removed",
	"trailing-whitespace-added",
	"trailing-whitespace-removed",
	"unicode-normalized",
	"encoding-changed",
	"json-reencoded",
	"json-reformatted",
	"csv-reformatted",
	"xml-reformatted",
	"po-reformatted"
];
var ProvedChanges = class {
	#causes;
	#preferred = [];
	#files = 0;
	#bytes = 0;
	constructor(causes) {
		this.#causes = new Set(causes);
	}
	provedBy({ was, is }, root) {
		let [now] = is, [then] = was;
		if (now === void 0 || then === void 0 || this.#files++ >= 2e3 || was.some((one) => is.some((other) => one.link !== other.link || one.exec !== void 0 && one.exec !== other.exec))) return;
		let bytes = new require_hashing.SealedFiles(root).content(now, Math.min(16777216, 268435456 - this.#bytes));
		if (bytes === void 0 || (this.#bytes += bytes.length, !is.every((seal) => require_hashing.matchesSeal(seal, bytes)))) return;
		let { drift, original } = require_drift.diagnose(then, bytes, {
			preferred: this.#preferred,
			brief: !0
		});
		if (drift.certainty !== "proved" || original === void 0 || !was.every((seal) => require_hashing.matchesSeal(seal, original))) return;
		let causes = drift.causes.map(({ code }) => code);
		if (causes.length !== 0 && causes.every((code) => this.#causes.has(code))) return this.#preferred = [causes], causes.join(", ");
	}
};
exports.proved_exports = proved_exports;
