const require_toolkit_core = require("./toolkit-core.cjs"), require_gate = require("./gate.cjs"), require_hashing = require("./hashing.cjs"), require_runner = require("./runner.cjs");
// src/github/seal-run.ts
/** The sub-action `seal`. Green only when the manifest is written, or would be the same again. */
async function runSeal() {
	process.exitCode = 1;
	try {
		let order = orderOf(), outcome = await require_gate.carryOut(order, require_runner.contextOf(process.env).workspace), output = order.output ?? "";
		if ("notes" in outcome) for (let note of outcome.notes) require_runner.say(noteText(note));
		if (outcome.kind === "refused") return require_runner.fail("nothing was sealed: what cannot be sealed is named above");
		let { text, seals } = outcome;
		if (require_toolkit_core.setOutput("manifest", output), require_toolkit_core.setOutput("manifest-sha256", require_hashing.digestOf("sha256", Buffer.from(text))), require_toolkit_core.setOutput("sealed", String(seals.length)), require_toolkit_core.setOutput("bytes", String(seals.reduce((total, { bytes = 0 }) => total + bytes, 0))), outcome.kind === "differs") return require_runner.fail(`sealing again would change ${require_gate.quotePath(output)}: what would change is named above`);
		require_runner.say(outcome.kind === "same" ? "Sealing again would change nothing." : `sealed ${seals.length} files in ${require_gate.quotePath(output)}`), process.exitCode = 0;
	} catch (error) {
		require_runner.fail(error instanceof require_gate.OrderError ? error.message : require_runner.thrownText(error));
	}
}
function orderOf() {
	let [root, packet, covers] = [
		require_runner.inputText("root"),
		require_runner.inputText("packet"),
		require_runner.inputLines("covers")
	];
	return {
		paths: require_runner.inputLines("paths"),
		output: require_runner.inputText("output") || "seal-gate.json",
		format: require_runner.inputText("format") || "native",
		check: require_runner.inputSwitch("check"),
		...root !== "" && { root },
		...packet !== "" && { packet },
		...covers.length > 0 && { covers }
	};
}
function noteText({ change, path, what }) {
	return [
		change,
		path === void 0 ? void 0 : require_gate.quotePath(path),
		what
	].filter((word) => word !== void 0).join(" ");
}
// src/entries/seal-action.ts
runSeal();
