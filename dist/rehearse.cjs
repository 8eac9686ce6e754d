const require_rehearsal = require("./rehearsal.cjs"), require_gate = require("./gate.cjs"), require_command_tables = require("./command-tables.cjs"), require_main = require("./main.cjs"), rehearse = async (args, cwd, terminal) => {
	let { options, positionals } = await require_main.parseFlags(args, require_command_tables.REHEARSE_COMMAND), [spec = "", ...more] = positionals;
	if (spec === "" && [
		options.dump,
		options.migrations,
		options.apply,
		options.rollback,
		...options["apply-run"]
	].every((value) => value === "") || more.length > 0) throw new require_gate.UsageError("name one spec to rehearse, or --dump, --apply and --rollback");
	if (options["suggest-masks"]) {
		let { suggestMasks } = await Promise.resolve().then(() => require("./suggest-masks.cjs")), { text, count } = await suggestMasks({
			...options,
			spec
		}, cwd);
		return terminal.out(require_gate.escapeJson(text)), terminal.say(`seal-gate: ${count} masks are proposed from names and findings; read them, since names do not show everything\n`), 0;
	}
	options.html !== "" && (await Promise.resolve().then(() => require("./report-files.cjs"))).demandWritable({ html: options.html }, cwd);
	let progress = require_gate.throttled(require_main.LINE_EVERY_MS, (step) => terminal.say(`${require_gate.escapeLog(require_rehearsal.progressText(step))}\n`)), { rehearsal, notes } = await require_rehearsal.rehearse({
		...options,
		spec
	}, cwd, progress), { evidence, tables: _, printed = [], ...result } = rehearsal;
	if (options.html !== "") {
		let { renderRehearsalPage } = await Promise.resolve().then(() => require("./rehearsal.cjs")).then((n) => n.page_exports);
		(await Promise.resolve().then(() => require("./report-files.cjs"))).writePage(options.html, cwd, renderRehearsalPage(rehearsal));
	}
	options.json ? terminal.out(require_gate.escapeJson(require_gate.jsonText({
		...result,
		restored: require_rehearsal.restoredWord(rehearsal)
	}))) : (terminal.out(require_rehearsal.renderRehearsal(rehearsal)), evidence.length > 0 && terminal.out(`${require_gate.escapeLog(`evidence    in ${rehearsal.out}`)}\n`));
	for (let line of require_rehearsal.printedLines(printed)) terminal.say(`${require_gate.escapeLog(line)}\n`);
	for (let note of notes) terminal.say(`seal-gate: ${require_gate.escapeLog(note)}\n`);
	let required = options["require-rehearsal"];
	return required && rehearsal.status === "NOT_APPLIED" && terminal.say(`seal-gate: ${require_gate.escapeLog(require_rehearsal.requiredText(rehearsal))}\n`), require_rehearsal.exitCodeOf(rehearsal, required);
};
exports.rehearse = rehearse;
