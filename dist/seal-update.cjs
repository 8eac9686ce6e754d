const require_seal = require("./seal.cjs"), require_gate = require("./gate.cjs"), require_findings = require("./findings.cjs");
let node_readline_promises = require("node:readline/promises");
// src/cli/ask.ts
async function ask(question) {
	if (process.stdin.isTTY !== !0 || process.stderr.isTTY !== !0) return;
	let lines = (0, node_readline_promises.createInterface)({
		input: process.stdin,
		output: process.stderr
	});
	try {
		let ended = new Promise((resolve) => lines.once("close", () => resolve(""))), answer = await Promise.race([lines.question(`${question} [y/N] `), ended]);
		return /^\s*y(?:es)?\s*$/i.test(answer);
	} finally {
		lines.close();
	}
}
async function sealUpdate(options, cwd, { check, yes }, terminal) {
	let update = await require_seal.planUpdate(options, cwd, terminal.progress);
	if (terminal.progress(0, 0), "refused" in update) {
		for (let note of update.refused) terminal.say(`seal-gate: ${require_gate.escapeLog(require_seal.noteText(note))}\n`);
		return terminal.say("nothing was written\n"), 2;
	}
	for (let line of linesOf(update)) terminal.out(`${require_gate.escapeLog(line)}\n`);
	for (let note of update.notes) terminal.say(`note: ${require_gate.escapeLog(require_seal.noteText(note))}\n`);
	let left = update.missing.length + update.strays.length > 0;
	if (update.changed.length + update.added.length + update.removed.length === 0) return left || terminal.out(`${nothingToDo(update)}\n`), +!!left;
	if (check) return 1;
	let answer = yes ? !0 : await ask(require_gate.escapeLog(questionOf(update)));
	return answer === void 0 ? (terminal.say("seal-gate: nothing was written: there is no terminal to ask on. If all of this is meant, add --yes\n"), 2) : answer ? (await update.write(), terminal.out(`${require_gate.escapeLog(doneText(update))}\n`), +!!left) : (terminal.say("nothing was written\n"), 1);
}
function questionOf({ manifest, changed, added, removed }) {
	let files = changed.length + added.length, drop = removed.length === 0 ? "" : `remove ${require_gate.pluralize(removed.length, "seal")}`, question = [files === 0 ? "" : `seal ${require_gate.pluralize(files, "file")} as ${files === 1 ? "it is" : "they are"} now`, drop].filter((part) => part !== "").join(", and ");
	return `In ${require_gate.quotePath(manifest)}: ${question}?`;
}
function doneText({ manifest, changed, added, removed, seals }) {
	let what = Object.entries({
		changed,
		added,
		removed
	}).filter(([, list]) => list.length > 0).map(([name, list]) => `${require_gate.withThousands(list.length)} ${name}`).join(", ");
	return `wrote ${require_gate.quotePath(manifest)}: ${what}; it seals ${require_gate.pluralize(seals, "file")}`;
}
function nothingToDo({ manifest, seals, passedBy }) {
	return require_gate.escapeLog(passedBy > 0 ? "nothing of what was named has changed" : `nothing to seal again: ${require_gate.pluralize(seals, "file")} in ${require_gate.quotePath(manifest)} ${seals === 1 ? "is" : "are"} as sealed`);
}
function linesOf({ manifest, changed, added, removed, missing, strays, passedBy }) {
	let isRestorable = changed.some(({ drift }) => drift?.certainty === "proved"), name = require_gate.quoteShell(manifest);
	return [
		...changed.map((finding) => line("changed", finding.path, changeText(finding))),
		...added.map((path) => line("added", path)),
		...removed.map((finding) => line("removed", finding.path, goneText(finding).join(""))),
		...missing.map((finding) => line("missing", finding.path, [...goneText(finding), "its seal stays; --remove drops it"].join(". "))),
		...strays.map((path) => line("unsealed", path, "name it, or its folder, to seal it")),
		...passedBy > 0 ? [`${require_gate.pluralize(passedBy, "more file")} changed, not named and left as sealed`] : [],
		...isRestorable && name !== void 0 ? [`not meant? "seal-gate restore ${name} --write" brings back what is proved`] : []
	];
}
function line(change, path = "", what = "") {
	return `${change.padEnd(9)}${require_gate.quotePath(path)}${what === "" ? "" : `: ${what}`}`;
}
function changeText({ drift, expected, found, reason }) {
	let why = drift === void 0 ? reason ?? "it has other bytes" : `${require_findings.driftText(drift)} (${drift.certainty})`, [from, to] = [expected?.bytes, found?.bytes];
	return from === void 0 || to === void 0 || from === to ? why : `${why}, ${require_gate.withThousands(from)} to ${require_gate.pluralize(to, "byte")}`;
}
function goneText({ code, reason }) {
	return code === "missing" || reason === void 0 ? [] : [reason];
}
exports.sealUpdate = sealUpdate;
