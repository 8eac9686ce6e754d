const require_gate = require("./gate.cjs"), require_runner = require("./runner.cjs");
// src/github/extras.ts
async function extraFiles(report, options, { docs }, { write, ...place }, request) {
	let paths = [];
	for (let { name, input, takesFixes, render } of require_gate.OUTPUT_ROWS) input !== void 0 && options[input] && await attempt(name, async () => {
		let fixes = takesFixes === void 0 || request === void 0 ? void 0 : await fixesFor(report, request), context = {
			...place,
			...docs !== void 0 && { docs },
			...fixes !== void 0 && { fixes }
		}, path = write({
			name,
			text: await render(report, context)
		});
		paths.push(path), require_runner.setOutputs({ [input]: path });
	});
	return paths;
}
async function statementFiles(report, { statements }, context, write, request, env) {
	if (!statements) return [];
	let paths = [];
	return await attempt("the statements", async () => {
		if (request === void 0) throw Error("the run broke before it judged anything");
		let { makeStatements } = await Promise.resolve().then(() => require("./statements.cjs")).then((n) => n.statements_exports), { files, note } = await makeStatements(report, request, statementContext(context, env)), named = new Map(files.map(({ name, text }) => [name, write({
			name,
			text
		})]));
		paths.push(...named.values()), require_runner.setOutputs({
			subjects: named.get("subjects.sha256") ?? "",
			"test-result": named.get("test-result.predicate.json") ?? "",
			"verification-summary": named.get("verification-summary.predicate.json") ?? ""
		}), require_runner.say(`statements: ${note}`);
	}), paths;
}
function statementContext(context, env) {
	let run = require_runner.runFactsOf(env, context, /* @__PURE__ */ new Date()), { GITHUB_SERVER_URL: server = "https://github.com", GITHUB_WORKFLOW_REF: workflow = "" } = env;
	return {
		run,
		verifier: workflow === "" ? require_gate.REPOSITORY : `${server}/${workflow}`,
		resource: `git+${server}/${run.repository ?? "unknown"}${run.commit === void 0 ? "" : `@${run.commit}`}`,
		repository: require_gate.REPOSITORY
	};
}
async function fixesFor(report, request) {
	try {
		let { fixesOf } = await Promise.resolve().then(() => require("./restore.cjs")).then((n) => n.fixes_exports);
		return await fixesOf(report, request);
	} catch (error) {
		require_runner.say(`no fixes in results.sarif: ${require_runner.thrownText(error)}`);
		return;
	}
}
async function attempt(what, make) {
	try {
		await make();
	} catch (error) {
		require_runner.warn(`${what} could not be made; the verdict does not change. ${require_runner.thrownText(error)}`);
	}
}
async function publishCheckRun(report, options, { docs, runUrl }, place, env) {
	options["check-run"] && await attempt("the check run", async () => {
		let { context } = await Promise.resolve().then(() => require("./octokit.cjs")).then((n) => n.github_exports), { createCheckRun } = await Promise.resolve().then(() => require("./check-run.cjs")), [owner = "", repo = ""] = (env.GITHUB_REPOSITORY ?? "").split("/"), headSha = require_runner.headShaOf(context.payload, env.GITHUB_SHA);
		if (owner === "" || repo === "" || headSha === void 0) throw Error("the run names no repository or no commit");
		let result = await createCheckRun(report, {
			apiUrl: env.GITHUB_API_URL || "https://api.github.com",
			token: options["github-token"],
			owner,
			repo,
			headSha,
			name: checkName(report, env.GITHUB_JOB),
			...runUrl !== void 0 && { detailsUrl: runUrl }
		}, {
			...place,
			where: "report.json in the artifact of the run",
			...docs !== void 0 && { docs }
		});
		if ("problem" in result) throw Error(result.problem);
		"refused" in result ? require_runner.inform(`no check run: the token of this run may not create one (${result.refused}). The verdict stands.`) : require_runner.say(`check run with ${require_gate.pluralize(result.annotations, "annotation")}: ${result.url}`);
	});
}
async function suggestionsFor(report, options, request) {
	if (!options.comment || request === void 0) return [];
	try {
		let { suggestionsOf } = await Promise.resolve().then(() => require("./restore.cjs")).then((n) => n.fixes_exports);
		return await suggestionsOf(report, request);
	} catch (error) {
		return require_runner.say(`no suggestions: ${require_runner.thrownText(error)}`), [];
	}
}
async function publishComment(report, options, offers, { docs, runUrl }, { patched, ...place }, env) {
	if (!options.comment) return;
	let event = require_runner.eventOf(env);
	if (event.kind !== "pull-request") return require_runner.say("no comment: this run is not about a pull request");
	await attempt("the comment", async () => {
		let { commentOn } = await Promise.resolve().then(() => require("./comment.cjs")).then((n) => n.comment_exports), [owner = "", repo = ""] = (env.GITHUB_REPOSITORY ?? "").split("/");
		if (owner === "" || repo === "") throw Error("the run names no repository");
		let { number, head } = event, result = await commentOn(report, {
			apiUrl: env.GITHUB_API_URL || "https://api.github.com",
			token: options["github-token"],
			owner,
			repo,
			number,
			head,
			job: [
				env.GITHUB_WORKFLOW ?? "",
				env.GITHUB_JOB ?? "",
				options["artifact-name"]
			]
		}, offers, {
			...place,
			where: "report.json in the artifact of the run",
			...docs !== void 0 && { docs },
			...runUrl !== void 0 && { runUrl },
			...patched !== void 0 && { patched }
		});
		if ("problem" in result) throw Error(result.problem);
		"refused" in result ? require_runner.inform(`no comment: the token of this run may not write one, as in runs from forks (${result.refused}). The verdict stands.`) : "skipped" in result ? require_runner.say(`no comment: ${result.skipped}`) : require_runner.say(`comment with ${require_gate.pluralize(result.suggestions, "suggestion")}: ${result.url}`);
	});
}
function checkName({ shard }, job) {
	return `Seal Gate${job ? ` (${job})` : ""}${shard === void 0 ? "" : ` ${shard.index}/${shard.of}`}`;
}
exports.extraFiles = extraFiles, exports.publishCheckRun = publishCheckRun, exports.publishComment = publishComment, exports.statementFiles = statementFiles, exports.suggestionsFor = suggestionsFor;
