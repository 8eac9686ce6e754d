const require_gate = require("./gate.cjs"), require_runner = require("./runner.cjs");
// src/github/run.ts
async function runAction() {
	process.exitCode = 1;
	try {
		let context = require_runner.contextOf(process.env), { report, options, request } = await runJudged(context);
		await require_runner.publish(report, options, context, request), report.verdict === "pass" && (process.exitCode = 0);
	} catch (error) {
		lastResort(error);
	}
}
async function runJudged({ workspace }) {
	try {
		let { options, config } = await configured(workspace, process.env), request = {
			...await requestOf(options, workspace, process.env, config),
			progress: require_runner.sayProgress(require_runner.filesText)
		};
		return {
			report: await require_gate.verify(request, options),
			options,
			request
		};
	} catch (error) {
		return {
			report: require_runner.thrownReport(error),
			options: {
				...require_gate.DEFAULTS,
				upload: !1
			}
		};
	}
}
async function configured(workspace, env) {
	let given = require_runner.rawInputs(require_gate.GATE), place = require_gate.configPlace((given.config ?? "").trim(), workspace, workspace), { kind } = require_runner.eventOf(env);
	if (place === void 0 || !(kind === "pull-request" || kind === "merge-queue" || (given["trusted-ref"] ?? "") !== "" || require_gate.isConfigured(place))) return { options: await require_runner.readInputs(require_gate.GATE, env) };
	let { configuredInputs } = await Promise.resolve().then(() => require("./config-inputs.cjs")).then((n) => n.config_exports), { raw, ...config } = await configuredInputs(given, place, workspace, env);
	return {
		options: await require_runner.readInputs(require_gate.GATE, env, raw),
		config
	};
}
async function requestOf(options, workspace, env, config) {
	let { names, unmatched, unfollowed } = await require_runner.expandManifests(config?.manifestsHere ?? options.manifest, workspace), manifests = [...names, ...unmatched];
	if (manifests.length + unfollowed.length + options.manifest.length === 0 && options.seals === "" && options["unchanged-since"] === "" && options.release === "") throw new require_gate.OptionsError([NOTHING_TO_CHECK]);
	let run = require_gate.runIdentity("", env);
	return {
		...require_gate.toGateRequest(options, workspace, manifests),
		...unfollowed.length > 0 && { unfollowed },
		...run !== void 0 && { run },
		inJob: !0,
		...config?.source !== void 0 && { config: config.source },
		...await acceptRequest(options),
		...await commitRequest(options, workspace, env),
		...await releaseRequest(options, env),
		...await signerRequest(options, workspace, env, await trustedRequest(options, workspace, env, manifests, config?.trust))
	};
}
async function acceptRequest({ accept }) {
	return accept.length === 0 ? {} : (await Promise.resolve().then(() => require("./accept.cjs"))).acceptRules(accept);
}
async function commitRequest(options, workspace, env) {
	let { "unchanged-since": since, paths, repairs, "new-files": newFiles } = options;
	if (since === "" && paths.length + repairs.length === 0 && newFiles === "allow") return {};
	let { commitOfRun } = await Promise.resolve().then(() => require("./unchanged-since.cjs")), commit = await commitOfRun(options, workspace, env);
	return commit === void 0 ? {} : { commit };
}
async function releaseRequest(options, env) {
	return options.release === "" ? {} : { release: (await Promise.resolve().then(() => require("./release-assets.cjs")).then((n) => n.release_assets_exports)).releaseOfRun(options, env) };
}
async function signerRequest(options, workspace, env, request) {
	let { "signed-by": signedBy, "public-key": key, bundle, "trusted-root": root } = options;
	if (signedBy.length === 0 && key + bundle + root === "") return request;
	let { signer, changes } = await (await Promise.resolve().then(() => require("./signer.cjs"))).signerOfRun(options, workspace, env), { reseal } = request;
	return {
		...request,
		signer,
		...reseal !== void 0 && changes.length > 0 && { reseal: {
			...reseal,
			signer: changes
		} }
	};
}
async function trustedRequest(options, workspace, env, here, config) {
	let { "trusted-ref": ref, reseal } = options, { kind } = require_runner.eventOf(env);
	if (ref === "" && (reseal === "allow" || kind === "trusted" || kind === "unknown" && reseal === "notice")) return {};
	let { trustOf } = await Promise.resolve().then(() => require("./trust.cjs")).then((n) => n.trust_exports), { request, notices } = await trustOf(options, workspace, env, here, config);
	for (let notice of notices) require_runner.say(notice);
	return request;
}
const NOTHING_TO_CHECK = require_gate.notAllowed("manifest", "", "at least one path or glob, unless \"seals\", \"unchanged-since\" or \"release\" is given");
function lastResort(error) {
	for (let attempt of [() => require_runner.fail(`the result could not be published: ${require_runner.thrownText(error)}`), () => require_runner.setOutputs(require_runner.outputsOf(require_runner.thrownReport(error)))]) try {
		attempt();
	} catch {}
}
exports.runAction = runAction;
