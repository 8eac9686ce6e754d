const require_gate = require("./gate.cjs"), require_runner = require("./runner.cjs");
// src/github/unchanged-since.ts
async function commitOfRun(options, workspace, env) {
	let word = options["unchanged-since"];
	return word === "base" ? require_gate.sealedCommit(options, await base(workspace, env)) : word === "latest-release" ? require_gate.sealedCommit(options, await latestRelease(options["github-token"], env)) : require_gate.sealedCommit(options);
}
async function base(workspace, env) {
	let { baseRevision } = await Promise.resolve().then(() => require("./trust.cjs")).then((n) => n.trust_exports), ref = await baseRevision(require_runner.eventOf(env), workspace, env);
	if (ref === void 0) throw new require_gate.OptionsError([require_gate.notAllowed("unchanged-since", "base", NO_BASE)]);
	return {
		ref,
		label: "base"
	};
}
const NO_BASE = "\"base\" in runs of pull_request, pull_request_target and merge_group; elsewhere latest-tag, a tag, a branch or a commit";
async function latestRelease(token, env) {
	let { octokitFor, PersistentCalls, failureOf } = await Promise.resolve().then(() => require("./octokit.cjs")).then((n) => n.octokit_exports), [owner = "", repo = ""] = (env.GITHUB_REPOSITORY ?? "").split("/");
	try {
		let octokit = octokitFor({
			apiUrl: env.GITHUB_API_URL ?? "https://api.github.com",
			token
		}), { data } = await new PersistentCalls().call((signal) => octokit.rest.repos.getLatestRelease({
			owner,
			repo,
			request: { signal }
		}));
		return {
			ref: `refs/tags/${data.tag_name}`,
			label: `release ${data.tag_name}`
		};
	} catch (error) {
		let { status, text } = failureOf(error);
		throw new require_gate.OptionsError([require_gate.notAllowed("unchanged-since", "latest-release", `a published release (${status === 404 ? "the repository has no published release" : text}), or latest-tag`)]);
	}
}
exports.commitOfRun = commitOfRun;
