const require_rehearsal = require("./rehearsal.cjs"), require_comment = require("./comment.cjs"), require_runner = require("./runner.cjs");
function rehearsalComment(rehearsal, mark, head, runUrl) {
	let run = runUrl === void 0 ? "" : ` by [this run](${runUrl})`, end = `\n_Commit \`${head.slice(0, 12)}\`, rehearsed${run}. This comment is updated by every run._\n`, summary = Buffer.from(require_rehearsal.renderRehearsalSummary(rehearsal)), room = 6e4 - Buffer.byteLength(end) - mark.length;
	return summary.length <= room ? `${mark}\n${summary}${end}` : `${mark}\n${summary.subarray(0, summary.lastIndexOf("\n", room)).toString()}\n\nThe rest is in rehearsal.html, in the artifact of the run.\n${end}`;
}
async function publishRehearsalComment(rehearsal, options, { runUrl }, env) {
	let event = require_runner.eventOf(env);
	if (event.kind !== "pull-request") return require_runner.say("no comment: this run is not about a pull request\n");
	let [owner = "", repo = ""] = (env.GITHUB_REPOSITORY ?? "").split("/");
	if (owner === "" || repo === "") return require_runner.warn("the comment could not be made: the run names no repository");
	let { number, head } = event, target = {
		apiUrl: env.GITHUB_API_URL || "https://api.github.com",
		token: options["github-token"],
		owner,
		repo,
		number,
		head,
		job: [
			env.GITHUB_WORKFLOW ?? "",
			env.GITHUB_JOB ?? "",
			"rehearsal",
			options["artifact-name"]
		]
	}, result = await require_comment.commentWith((mark) => rehearsalComment(rehearsal, mark, head, runUrl), rehearsal.status !== "NOT_APPLIED", target);
	"problem" in result ? require_runner.warn(`the comment could not be made; the result does not change. ${result.problem}`) : "refused" in result ? require_runner.inform(`no comment: the token of this run may not write one, as in runs from forks (${result.refused}). The result does not change.`) : require_runner.say("skipped" in result ? `no comment: ${result.skipped}\n` : `comment: ${result.url}\n`);
}
exports.publishRehearsalComment = publishRehearsalComment;
