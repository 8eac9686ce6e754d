const require_hashing = require("./hashing.cjs"), require_normal_forms = require("./normal-forms.cjs"), require_gate = require("./gate.cjs"), require_text_rules = require("./text-rules.cjs"), WHAT = {
	json: "JSON value",
	text: "text in its normal form"
};
function acceptMeanings(findings, sources, { accept = [], textRules = [] }) {
	let work = new require_gate.GlobWork(5e7), rules = accept.map(({ form, glob }) => {
		let test = require_gate.compileGlob(glob, work);
		if (typeof test == "string") throw Error(`"accept" has a glob that cannot be read: ${test}`);
		return {
			form,
			glob,
			test
		};
	}), places = new Places(sources);
	return findings.flatMap((finding) => {
		let { manifest = "", path = "" } = finding, matching = rules.filter(({ test }) => isChanged(finding) && test(path)), place = matching.length === 0 ? void 0 : places.of(finding), rule = place && matching.find(({ form }) => isSame(form, finding, place));
		if (place === void 0 || rule === void 0) return [finding];
		let broken = require_text_rules.textRuleFindings(manifest, place.root, [place.seal], [{ state: "intact" }], textRules);
		return [accepted(finding, rule), ...broken];
	});
}
function isChanged({ code, severity, expected, found }) {
	return code !== "digest-mismatch" && code !== "length-mismatch" || severity !== "fail" ? !1 : expected?.exec === void 0 || expected.exec === found?.exec;
}
function isSame(form, { found, drift }, { seal, files }) {
	let sealed = form === "json" ? seal.jsonSha256 : seal.textSha256;
	if (sealed === void 0) return form === "json" && drift?.meaning?.format === "json" && drift.meaning.same;
	let bytes = found && files.read(seal, found, 1048576), forms = bytes === void 0 ? {} : require_normal_forms.normalForms(seal.path, bytes);
	return (form === "json" ? forms.jsonSha256 : forms.textSha256) === sealed;
}
function accepted({ manifest, path, line, commit, expected, found }, { form, glob }) {
	return {
		code: "meaning-accepted",
		severity: "notice",
		...manifest !== void 0 && { manifest },
		...path !== void 0 && { path },
		...line !== void 0 && { line },
		...commit !== void 0 && { commit },
		...expected !== void 0 && { expected },
		...found !== void 0 && { found },
		reason: `its ${WHAT[form]} is exactly the sealed one, and ${JSON.stringify(`accept: same-${form} ${glob}`)} permits another layout`
	};
}
var Places = class {
	#sources;
	#known = /* @__PURE__ */ new Map();
	constructor(sources) {
		this.#sources = sources;
	}
	of({ manifest = "", path = "", line = 0 }) {
		let known = this.#known.get(manifest) ?? this.#placesIn(manifest);
		return this.#known.set(manifest, known), known.get(`${line} ${path}`);
	}
	#placesIn(manifest) {
		let [source, ...others] = this.#sources.filter(({ name }) => name === manifest), { root, seals = [] } = source ?? {};
		if (root === void 0 || others.length > 0) return /* @__PURE__ */ new Map();
		let files = new require_hashing.SealedFiles(root);
		return new Map(seals.filter(({ rawPath }) => rawPath === void 0).map((seal) => [`${seal.line} ${seal.path}`, {
			root,
			seal,
			files
		}]));
	}
};
exports.acceptMeanings = acceptMeanings;
