const require_rolldown_runtime = require("./rolldown-runtime.cjs"), require_hashing = require("./hashing.cjs"), require_reseal = require("./reseal.cjs"), require_gate = require("./gate.cjs"), require_nearest = require("./nearest.cjs"), require_runner = require("./runner.cjs");
// src/github/trust.ts
var trust_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({
	baseNamed: () => baseNamed,
	baseOfChange: () => baseOfChange,
	baseRevision: () => baseRevision,
	trustOf: () => trustOf
});
async function trustOf(options, workspace, env, here = [], config = { manifestsAtBase: options.manifest }) {
	let event = require_runner.eventOf(env), base = config.base ?? await baseOfChange(options, workspace, env), find = finder(options, workspace, env), ref = options["trusted-ref"], trusted = ref === "" ? void 0 : ref === "base" ? base : await find(ref, JSON.stringify(ref)), notices = [];
	if (ref === "base" && trusted === void 0) {
		if (event.kind === "unknown") throw new require_gate.OptionsError([require_gate.notAllowed("trusted-ref", ref, NO_BASE)]);
		notices.push(`"trusted-ref: base" has no meaning in a run of ${JSON.stringify(nameOf(event))}: the manifests of the checkout are in force`);
	}
	let reseal = await policyOf(event, base, options, config, workspace, env);
	return {
		request: {
			...trusted === void 0 ? {} : await manifestsOf(trusted, options.manifest, workspace, here),
			...reseal !== void 0 && { reseal: {
				...reseal,
				here
			} }
		},
		notices
	};
}
async function manifestsOf(trusted, lines, workspace, here) {
	try {
		let { names, unmatched } = await require_reseal.manifestsAt(trusted, lines, workspace);
		return {
			trusted,
			manifests: [...names.toSorted(require_gate.comparePaths), ...unmatched]
		};
	} catch (error) {
		return {
			trusted: silentBase(trusted.name, require_hashing.errorMessage(error)),
			manifests: here.length > 0 ? here : lines
		};
	}
}
const NO_BASE = "\"base\" in runs of pull_request, pull_request_target and merge_group; elsewhere a branch, tag or commit";
function nameOf(event) {
	return "name" in event ? event.name : event.kind;
}
function finder(options, workspace, env) {
	let event = require_runner.eventOf(env), place = {
		workspace,
		head: event.kind === "pull-request" ? event.head : env.GITHUB_SHA ?? ""
	};
	return (revision, label) => findBase(revision, label, options, place, env);
}
function baseNamed(ref, options, workspace, env) {
	return finder(options, workspace, env)(ref, JSON.stringify(ref));
}
async function baseOfChange(options, workspace, env) {
	let revision = await baseRevision(require_runner.eventOf(env), workspace, env);
	return revision === void 0 ? void 0 : finder(options, workspace, env)(revision, "base");
}
async function baseRevision(event, workspace, env) {
	if (event.kind === "merge-queue") return event.base;
	if (event.kind === "pull-request") return (event.target ? void 0 : await require_reseal.mergedOnto(workspace, event.head, env)) ?? event.base;
}
async function findBase(revision, label, options, place, env) {
	let limit = options["max-manifest-bytes"], name = `${label} ${revision.slice(0, 12)}`;
	try {
		let local = require_hashing.hasGit(place.workspace) ? await require_reseal.gitBase(place.workspace, revision, label, env, limit) : void 0;
		if (local !== void 0) return local;
	} catch (error) {
		return silentBase(name, require_hashing.errorMessage(error));
	}
	try {
		let { apiBase } = await Promise.resolve().then(() => require("./api-base.cjs")).then((n) => n.api_base_exports);
		return await apiBase(revision, label, options["github-token"], env, place);
	} catch (error) {
		return silentBase(name, `it is not in this clone, and the API does not return it: ${require_hashing.errorMessage(error)}`);
	}
}
async function policyOf(event, base, options, { manifestsAtBase, change }, workspace, env) {
	let { reseal } = options;
	if (reseal === "allow" || event.kind === "trusted") return;
	let binding = reseal !== "notice";
	if (base === void 0) return binding ? {
		base: silentBase("the base", `a run of ${JSON.stringify(nameOf(event))} names none`),
		manifests: ANY,
		permitted: !1,
		additions: !1,
		why: "",
		binding
	} : void 0;
	let config = change === void 0 ? {} : { config: change }, { permitted, why, proved } = await permission(reseal, event, options["github-token"], env), more = proved === void 0 ? config : {
		...config,
		proved
	};
	try {
		let { names: manifests } = await require_reseal.manifestsAt(base, manifestsAtBase, workspace);
		return {
			base,
			manifests,
			permitted,
			additions: reseal !== "forbid",
			why,
			binding,
			...more
		};
	} catch (error) {
		return {
			base: silentBase(base.name, require_hashing.errorMessage(error)),
			manifests: ANY,
			permitted,
			additions: !1,
			why,
			binding,
			...more
		};
	}
}
async function permission(reseal, event, token, env) {
	if (reseal === "notice") return {
		permitted: !0,
		why: "seals may change here, and each change is reported"
	};
	if (reseal === "forbid") return {
		permitted: !1,
		why: "no change of a seal is permitted here (\"reseal: forbid\")"
	};
	if (reseal.startsWith("proved:")) return provedOnly(reseal.slice(7));
	if (reseal.startsWith("review:")) {
		let { reviewed } = await Promise.resolve().then(() => require("./reviews.cjs"));
		return reviewed(reseal.slice(7), event, token, env);
	}
	let label = reseal.slice(6), permitted = (await labelsOf(event, token, env)).includes(label);
	return {
		permitted,
		why: `the pull request ${permitted ? "has" : "does not have"} the label ${JSON.stringify(label)}`
	};
}
async function provedOnly(list) {
	let { FORM_CAUSES } = await Promise.resolve().then(() => require("./proved.cjs")).then((n) => n.proved_exports), names = list.split(",").map((name) => name.trim()), proved = FORM_CAUSES.filter((cause) => names.includes(cause)), [other] = names.filter((name) => !FORM_CAUSES.some((cause) => cause === name));
	if (other !== void 0) {
		let { text } = require_nearest.unknownName("cause", other, FORM_CAUSES);
		throw new require_gate.OptionsError([{
			name: "reseal",
			text: `"reseal": ${text} (allowed are ${FORM_CAUSES.join(", ")})`
		}]);
	}
	return {
		permitted: !1,
		proved,
		why: `only what is proved to be ${proved.join(", ")} is permitted here`
	};
}
async function labelsOf(event, token, env) {
	let number = "number" in event ? event.number : void 0, sent = event.kind === "pull-request" ? event.labels : [];
	if (number === void 0) return sent;
	try {
		let { apiLabels } = await Promise.resolve().then(() => require("./api-base.cjs")).then((n) => n.api_base_exports);
		return await apiLabels(number, token, env);
	} catch (error) {
		return require_runner.say(`current labels are not available; using those of the event: ${require_hashing.errorMessage(error)}`), sent;
	}
}
const ANY = ["."];
function silentBase(name, reason) {
	let silent = () => Promise.reject(Error(reason));
	return {
		name,
		read: silent,
		list: silent
	};
}
exports.baseNamed = baseNamed, exports.baseOfChange = baseOfChange, exports.baseRevision = baseRevision, exports.trust_exports = trust_exports;
