const require_rolldown_runtime = require("./rolldown-runtime.cjs"), require_gate = require("./gate.cjs"), require_config = require("./config.cjs"), require_runner = require("./runner.cjs"), require_trust = require("./trust.cjs");
// src/github/config.ts
var config_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ configuredInputs: () => configuredInputs });
async function configuredInputs(given, place, workspace, env) {
	let access = {
		...require_gate.DEFAULTS,
		"github-token": (given["github-token"] ?? "").trim()
	}, ref = (given["trusted-ref"] ?? "").trim(), base = ref === "" || ref === "base" ? await require_trust.baseOfChange(access, workspace, env) : void 0, trusted = base ?? (ref === "" || ref === "base" ? void 0 : await require_trust.baseNamed(ref, access, workspace, env));
	if (trusted === void 0) {
		if (require_runner.eventOf(env).kind === "unknown") throw new require_gate.UsageError(WHOSE);
		return contained(ofCheckout(given, await require_gate.readConfig(place)), given, place);
	}
	let head = await require_gate.readConfig(place);
	return contained(ofChange(given, await configAt(trusted, place, workspace, head !== void 0, async () => isHeldToBase(given) ? !0 : isNowhere(await require_trust.baseRevision(require_runner.eventOf(env), workspace, env) ?? "", access["github-token"], env)), head, trusted, base !== void 0), given, place);
}
function contained(configured, given, { folder }) {
	return require_gate.demandInside({ texts: {
		...configured.raw,
		...Object.fromEntries(Object.keys(given).map((name) => [name, ""]))
	} }, folder), configured;
}
const WHOSE = "an event of this kind does not show whose files are checked out, so their configuration is not read: give \"trusted-ref\" in the workflow, or \"config: none\"";
async function configAt(base, place, workspace, hasHead, isNeedless) {
	try {
		return await require_gate.readConfigAt(base, {
			...place,
			required: place.required && !hasHead
		}, workspace);
	} catch (error) {
		if (!(error instanceof require_gate.UsageError) || hasHead || require_gate.isConfigured(place)) throw error;
		if (await isNeedless()) return;
		throw new require_gate.UsageError(`${error.message}. ${MAY_BE_REMOVED}`);
	}
}
const MAY_BE_REMOVED = "This change may have removed it: give the checkout the base (\"fetch-depth: 2\"), or state \"config: none\" in the workflow if the repository has none";
function isHeldToBase(given) {
	let policy = (given.reseal ?? "").trim();
	return (given["trusted-ref"] ?? "").trim() !== "" || ![
		"",
		"notice",
		"allow"
	].includes(policy);
}
async function isNowhere(revision, token, env) {
	let { isAbsentAt } = await Promise.resolve().then(() => require("./listed-at-base.cjs"));
	return revision !== "" && isAbsentAt(revision, ".github", ["seal-gate.yml", "seal-gate.yaml"], token, env);
}
function ofCheckout(given, config) {
	let raw = {
		...config === void 0 ? {} : withoutInline(config.texts, given),
		...given
	}, source = config === void 0 ? void 0 : require_gate.configSource(config, overridden(given));
	return {
		raw,
		manifestsHere: require_gate.linesOf(raw.manifest ?? ""),
		...source !== void 0 && { source }
	};
}
function ofChange(given, before, head, trusted, isBase) {
	let own = overridden(given), was = withoutInline(before?.texts ?? {}, given), is = withoutInline(head?.texts ?? {}, given), isTrusted = (given["trusted-ref"] ?? was["trusted-ref"] ?? "").trim() !== "", inForce = isTrusted ? was : {
		...keysOf(was, !1),
		...keysOf(is, !0)
	}, changes = require_config.configChanges(was, is, own), found = before ?? head, source = found === void 0 ? void 0 : require_gate.configSource({
		...found,
		texts: inForce,
		...before && { at: sourceOf(trusted, isTrusted) }
	}, own);
	return {
		raw: {
			...inForce,
			...given
		},
		manifestsHere: require_gate.linesOf(given.manifest ?? is.manifest ?? ""),
		...source !== void 0 && { source },
		trust: {
			manifestsAtBase: require_gate.linesOf(given.manifest ?? was.manifest ?? ""),
			...changes.length > 0 && { change: {
				path: found?.path ?? "",
				changes
			} },
			...isBase && (given["max-manifest-bytes"] ?? inForce["max-manifest-bytes"]) === void 0 && { base: trusted }
		}
	};
}
function sourceOf({ name }, isTrusted) {
	return isTrusted ? name : `${name}, and what names files in the checkout`;
}
function keysOf(texts, files) {
	let names = new Set(require_config.CONFIG_ROWS.filter(([, { config }]) => config === "files" === files).map(([name]) => name));
	return Object.fromEntries(Object.entries(texts).filter(([name]) => names.has(name)));
}
function withoutInline(texts, { seals }) {
	if (seals === void 0) return texts;
	let { manifest: _, ...rest } = texts;
	return rest;
}
function overridden(given) {
	return /* @__PURE__ */ new Set([...Object.keys(given), ...given.seals === void 0 ? [] : ["manifest"]]);
}
exports.config_exports = config_exports;
