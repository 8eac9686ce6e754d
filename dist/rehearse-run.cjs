const require_toolkit_core = require("./toolkit-core.cjs"), require_rehearsal = require("./rehearsal.cjs"), require_gate = require("./gate.cjs"), require_command_tables = require("./command-tables.cjs"), require_runner = require("./runner.cjs");
let node_path = require("node:path"), node_fs = require("node:fs");
async function runRehearse() {
	process.exitCode = 1;
	try {
		setOutputs({
			status: "FAILED",
			"after-differs": "false",
			"restored-equals-before": "false"
		});
		let context = require_runner.contextOf(process.env), options = await require_runner.readInputs(require_command_tables.REHEARSE, process.env), { rehearsal } = await require_rehearsal.rehearse(options, context.workspace, require_runner.sayProgress(require_rehearsal.progressText));
		report(rehearsal, context);
		let files = await written(rehearsal, context);
		setOutputs({ page: files?.page ?? "" });
		let isInterrupted = rehearsal.denials.some(({ code }) => code === "interrupted");
		options.comment && !isInterrupted && await (await Promise.resolve().then(() => require("./rehearsal-comment.cjs"))).publishRehearsalComment(rehearsal, options, context, process.env), options.upload && !isInterrupted && files !== void 0 && rehearsal.status !== "NOT_APPLIED" && await upload(files, options, context), rehearsal.status === "NOT_APPLIED" && options["require-rehearsal"] ? require_runner.fail(require_rehearsal.requiredText(rehearsal)) : rehearsal.status !== "FAILED" && (process.exitCode = 0);
	} catch (error) {
		require_runner.fail(`nothing was rehearsed: ${error instanceof require_gate.UsageError ? error.message : require_runner.thrownText(error)}`);
	}
}
function report(rehearsal, { summary }) {
	require_runner.say(require_rehearsal.renderRehearsal(rehearsal));
	for (let line of require_rehearsal.printedLines(rehearsal.printed ?? [])) require_runner.say(`${require_gate.escapeLog(line)}\n`);
	rehearsal.status === "FAILED" && require_runner.fail(require_rehearsal.headline(rehearsal)), rehearsal.otherMajor !== void 0 && rehearsal.status === "REHEARSED" && require_runner.warn(require_rehearsal.otherMajorText(rehearsal.otherMajor));
	for (let denial of rehearsal.denials.slice(0, 9)) require_runner.annotate({
		level: "error",
		title: `Rehearsal: ${denial.code}`,
		message: require_gate.escapeLog(require_rehearsal.denialText(denial))
	});
	setOutputs({
		status: rehearsal.status,
		evidence: rehearsal.evidence.length > 0 ? rehearsal.out : "",
		"evidence-sha256": rehearsal.evidenceSha256 ?? "",
		"after-differs": String(rehearsal.afterDiffers),
		"restored-equals-before": require_rehearsal.restoredWord(rehearsal)
	});
	try {
		if (summary === void 0) throw Error("the runner names no file for it");
		(0, node_fs.appendFileSync)(summary, require_rehearsal.renderRehearsalSummary(rehearsal));
	} catch (error) {
		require_runner.warn(`the job summary could not be written; the result stands. ${require_runner.thrownText(error)}`);
	}
}
async function written(rehearsal, context) {
	try {
		return await writeFiles(rehearsal, context);
	} catch (error) {
		require_runner.warn(`the page could not be written; the result does not change. ${require_runner.thrownText(error)}`);
		return;
	}
}
async function writeFiles(rehearsal, { temp }) {
	let { renderRehearsalPage } = await Promise.resolve().then(() => require("./rehearsal.cjs")).then((n) => n.page_exports), folder = (0, node_fs.mkdtempSync)((0, node_path.join)(temp, "seal-gate-")), write = (name, text) => {
		let path = (0, node_path.join)(folder, name);
		return (0, node_fs.writeFileSync)(path, text, { flag: "wx" }), path;
	}, page = write(PAGE, renderRehearsalPage(rehearsal));
	return {
		folder,
		page,
		files: [page, ...rehearsal.evidence.map(({ name, text }) => write(name, text))]
	};
}
const PAGE = "rehearsal.html";
async function upload({ folder, files }, options, { runUrl }) {
	let name = options["artifact-name"], { upload: send, uploadDeadline } = await Promise.resolve().then(() => require("./artifact.cjs")), deadline = uploadDeadline(process.env.ACTIONS_ARTIFACT_UPLOAD_TIMEOUT_MS), result = await send({
		name,
		folder,
		files,
		retentionDays: options["retention-days"]
	}, deadline);
	if ("problem" in result) return require_runner.warn(`the artifact "${name}" was not uploaded; its files are in ${folder}. ${result.problem}`);
	let id = String(result.id);
	setOutputs({
		"artifact-id": id,
		...runUrl !== void 0 && { "artifact-url": `${runUrl}/artifacts/${id}` }
	});
}
function setOutputs(outputs) {
	for (let [name, value] of Object.entries(outputs)) require_toolkit_core.setOutput(name, value);
}
exports.runRehearse = runRehearse;
