const require_gate = require("./gate.cjs");
// src/github/check-event.ts
/**
* The commit that people look at. On `pull_request`, GITHUB_SHA is a merge that stands on no branch, and on `pull_request_target` and
* `workflow_run` the tip of the default branch: a check there would be seen by nobody.
* @see https://docs.github.com/actions/reference/workflows-and-actions/events-that-trigger-workflows
*/
function headShaOf(event, sha) {
	let named = require_gate.at(event, "pull_request", "head", "sha") ?? require_gate.at(event, "workflow_run", "head_sha") ?? sha;
	return typeof named == "string" && /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(named) ? named : void 0;
}
exports.headShaOf = headShaOf;
