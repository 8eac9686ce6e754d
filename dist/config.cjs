const require_rolldown_runtime = require("./rolldown-runtime.cjs"), require_gate = require("./gate.cjs"), require_hashing = require("./hashing.cjs"), require_yaml = require("./yaml.cjs"), require_nearest = require("./nearest.cjs");
let node_path_posix = require("node:path/posix");
// src/options/config.ts
var config_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({
	MAX_CONFIG_BYTES: () => MAX_CONFIG_BYTES,
	parseConfig: () => parseConfig
}), import_dist = require_yaml.require_dist();
const MAX_CONFIG_BYTES = 65536, CONFIG_ROWS = Object.entries(require_gate.GATE).flatMap(([name, row]) => "config" in row ? [[name, row]] : []);
async function parseConfig(bytes, name) {
	let problems = [], texts = {};
	for (let { key, value } of membersOf(bytes, name)) {
		if (key === "$schema") continue;
		let row = CONFIG_ROWS.find(([known]) => known === key)?.[1], text = row === void 0 ? void 0 : key === "signed-by" && (0, import_dist.isMap)(value) ? linesOfMap(value) : textOf(row, value);
		row === void 0 ? problems.push(unknownKey(key)) : text === void 0 ? problems.push({
			name: key,
			text: `"${key}" takes ${shapeOf(row)}, which must not be empty`
		}) : leadsOut(key, text) ? problems.push({
			name: key,
			text: `"${key}" names a path outside of the repository`
		}) : texts[key] = text;
	}
	if (await require_gate.readOptions(require_gate.GATE, texts).catch((error) => {
		if (!(error instanceof require_gate.OptionsError)) throw error;
		problems.push(...error.problems);
	}), problems.length > 0) throw new require_gate.OptionsError(problems.map((problem) => ({
		...problem,
		text: `${name}: ${problem.text}`
	})));
	return texts;
}
function leadsOut(key, text) {
	return [
		"manifest",
		"root",
		"manifest-sha256",
		"blocker-map",
		"public-key",
		"bundle",
		"trusted-root"
	].includes(key) ? require_gate.linesOf(text).some((line) => {
		let path = line.replace(/^!+/, "");
		return /^(?:[\\/~]|[A-Za-z]:)/.test(path) || path.split(/[\\/]/).includes("..");
	}) : !1;
}
function membersOf(bytes, name) {
	let refuse = (reason) => {
		throw new require_gate.OptionsError([{
			name: "config",
			text: `${name} is not a configuration: ${reason}`
		}]);
	};
	if (bytes.length > 65536) return refuse(`it has ${bytes.length} bytes; the limit is ${MAX_CONFIG_BYTES}`);
	let map;
	try {
		let text = new TextDecoder("utf-8", { fatal: !0 }).decode(bytes), document = (0, import_dist.parseDocument)(text, {
			version: "1.2",
			schema: "failsafe",
			logLevel: "error",
			prettyErrors: !1
		}), [problem] = [...document.errors, ...document.warnings];
		if (problem !== void 0) throw problem;
		if (document.directives?.yaml.explicit === !0) throw SyntaxError("it has a YAML directive");
		if (document.contents === null) throw SyntaxError("it is empty");
		if (!(0, import_dist.isMap)(document.contents)) throw SyntaxError("its top is not a mapping of names to values");
		map = document.contents;
	} catch (error) {
		return refuse(require_hashing.errorMessage(error).split("\n", 1)[0] ?? "");
	}
	return map.items.map(({ key, value }) => (0, import_dist.isScalar)(key) && typeof key.value == "string" ? {
		key: key.value,
		value
	} : refuse("a key is not a plain name"));
}
function unknownKey(key) {
	return Object.hasOwn(require_gate.GATE, key) ? {
		name: key,
		text: `"${key}" cannot be a key here: it depends on the run, so give it as an input or a flag`
	} : require_nearest.unknownName("key", key, CONFIG_ROWS.map(([known]) => known));
}
function textOf({ type }, value) {
	if ((0, import_dist.isSeq)(value)) {
		if (type !== "lines" && type !== "choices") return;
		let items = value.items.map(scalarText);
		return items.length === 0 || items.some((item) => item === void 0 || item.includes("\n")) ? void 0 : items.join("\n");
	}
	return (0, import_dist.isAlias)(value) ? void 0 : scalarText(value);
}
function linesOfMap({ items }) {
	let lines = items.map(({ key, value }) => {
		let [name, text] = [scalarText(key), scalarText(value)];
		return name === void 0 || text === void 0 || `${name}${text}`.includes("\n") ? void 0 : `${name}: ${text}`;
	});
	return lines.length === 0 || lines.includes(void 0) ? void 0 : lines.join("\n");
}
const NOTHING = [
	"",
	"~",
	"null",
	"Null",
	"NULL"
];
function scalarText(value) {
	if (!(0, import_dist.isScalar)(value) || typeof value.value != "string") return;
	let { type, value: text } = value;
	return text.trim() === "" || type === "PLAIN" && NOTHING.includes(text) ? void 0 : text;
}
function shapeOf({ type }) {
	return type === "lines" || type === "choices" ? "a list" : type === "switch" ? "true or false" : "one value";
}
// src/commands/configured.ts
var configured_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ configuredFlags: () => configuredFlags });
async function configuredFlags(given, named, place, cwd) {
	let ref = given["trusted-ref"] ?? "", base = await require_gate.trustedRef({
		...require_gate.DEFAULTS,
		"trusted-ref": ref
	}, cwd) ?? (given.staged === "true" ? await indexBase(cwd) : void 0), config = base === void 0 ? await require_gate.readConfig(place) : await require_gate.readConfigAt(base, place, cwd);
	if (config === void 0) return {
		raw: given,
		cwd
	};
	let overriding = /* @__PURE__ */ new Set([...Object.keys(given), ...named.length > 0 || given.seals !== void 0 ? ["manifest"] : []]), inForce = Object.fromEntries(Object.entries(config.texts).filter(([name, text]) => !overriding.has(name) && hasEffect(name, text))), applied = inForce;
	require_gate.demandInside({ texts: applied }, place.folder);
	let source = {
		...require_gate.configSource(config, overriding),
		keys: Object.keys(inForce)
	}, folder = applied.manifest !== void 0 || applied["unchanged-since"] !== void 0 || applied.release !== void 0 ? place.folder : cwd;
	return {
		raw: {
			...require_gate.movedPaths(applied, place.folder, folder),
			...given,
			...require_gate.movedPaths(given, cwd, folder)
		},
		cwd: folder,
		config: source
	};
}
function hasEffect(name, text) {
	let row = CONFIG_ROWS.find(([known]) => known === name)?.[1];
	return row === void 0 || row.config === "report" ? !1 : name === "manifest" || row.flag !== void 0 && (name !== "trusted-ref" || text.trim() !== "base");
}
async function indexBase(cwd) {
	let { openIndex } = await Promise.resolve().then(() => require("./staged.cjs")), tree = await openIndex(cwd);
	return {
		name: "the index",
		read: async (path) => {
			let entry = tree.entries.get((0, node_path_posix.normalize)(tree.prefix + Buffer.from(path, "utf8").toString("latin1")));
			if (entry !== void 0) {
				if (entry.kind === "symlink" || entry.kind === "submodule") throw Error("it is not a regular file there");
				if (((await tree.sizes(/* @__PURE__ */ new Set([entry.id]))).get(entry.id) ?? 0) > 65536) throw Error("it is too large");
				for await (let { bytes } of tree.blobs(/* @__PURE__ */ new Set([entry.id]))) return bytes;
				throw Error("its blob is missing");
			}
		},
		list: async () => []
	};
}
function configChanges(before, after, overridden) {
	return CONFIG_ROWS.filter(([name, { config }]) => config !== "report" && !overridden.has(name)).flatMap(([name, row]) => {
		let [was, is] = [valuesOf(row, before[name]), valuesOf(row, after[name])];
		return was.length === is.length && was.every((value, index) => value === is[index]) ? [] : [{
			key: name,
			before: shown(was),
			after: shown(is),
			stronger: isStronger(name, was, is)
		}];
	});
}
function valuesOf(row, text) {
	if (row.type === "lines") return [...new Set(require_gate.linesOf(text ?? ""))].sort();
	if (row.type === "choices") return [...new Set((text ?? "").split(/[\s,]+/))].filter((one) => one !== "" && one !== "none").sort();
	let value = require_gate.withoutBlanks(text ?? "") || String(row.default ?? "");
	return value === "" ? [] : [row.type === "switch" ? value.toLowerCase() : value];
}
function shown(values) {
	let text = values.map((value) => JSON.stringify(value)).join(", ");
	return text === "" ? "nothing" : text.length > 200 ? `${text.slice(0, 200)}…` : text;
}
const UNSEALED = [
	"ignore",
	"warn",
	"fail"
];
function isStronger(name, was, is) {
	let [one = ""] = was, [other = ""] = is;
	switch (name) {
		case "manifest":
		case "covers": return was.every((value) => is.includes(value)) && is.every((value) => was.includes(value) || !value.startsWith("!"));
		case "accept": return is.every((value) => was.includes(value));
		case "text-rules": return was.every((value) => is.includes(value));
		case "unsealed": return UNSEALED.indexOf(other) >= UNSEALED.indexOf(one);
		case "require-clearance":
		case "probes": return other === "true";
		case "reseal": return other === "forbid";
		case "new-files": return other === "fail";
		case "unchanged-since":
		case "release":
		case "trusted-ref":
		case "manifest-sha256":
		case "signed-by":
		case "public-key":
		case "blocker-map": return one === "";
		case "max-manifest-bytes":
		case "max-entries": return Number(other) <= Number(one);
		default: return !1;
	}
}
exports.CONFIG_ROWS = CONFIG_ROWS, exports.configChanges = configChanges, exports.config_exports = config_exports, exports.configured_exports = configured_exports;
