const require_zod = require("./zod.cjs"), error = () => {
	let Sizable = {
		string: {
			unit: "characters",
			verb: "to have"
		},
		file: {
			unit: "bytes",
			verb: "to have"
		},
		array: {
			unit: "items",
			verb: "to have"
		},
		set: {
			unit: "items",
			verb: "to have"
		},
		map: {
			unit: "entries",
			verb: "to have"
		}
	};
	function getSizing(origin) {
		return Sizable[origin] ?? null;
	}
	let FormatDictionary = {
		regex: "input",
		email: "email address",
		url: "URL",
		emoji: "emoji",
		uuid: "UUID",
		uuidv4: "UUIDv4",
		uuidv6: "UUIDv6",
		nanoid: "nanoid",
		guid: "GUID",
		cuid: "cuid",
		cuid2: "cuid2",
		ulid: "ULID",
		xid: "XID",
		ksuid: "KSUID",
		datetime: "ISO datetime",
		date: "ISO date",
		time: "ISO time",
		duration: "ISO duration",
		ipv4: "IPv4 address",
		ipv6: "IPv6 address",
		mac: "MAC address",
		cidrv4: "IPv4 range",
		cidrv6: "IPv6 range",
		base64: "base64-encoded string",
		base64url: "base64url-encoded string",
		json_string: "JSON string",
		e164: "E.164 number",
		currency_code: "currency code",
		credit_card: "credit card number",
		iban: "IBAN",
		jwt: "JWT",
		template_literal: "input"
	}, TypeDictionary = { nan: "NaN" };
	function getTypeName(type, input) {
		return type === "number" && typeof input == "number" && !Number.isFinite(input) ? String(input) : TypeDictionary[type] ?? type;
	}
	return (issue) => {
		switch (issue.code) {
			case "invalid_type": return `Invalid input: expected ${getTypeName(issue.expected)}, received ${getTypeName(require_zod.parsedType(issue.input), issue.input)}`;
			case "invalid_value": return issue.values.length === 1 ? `Invalid input: expected ${require_zod.stringifyPrimitive(issue.values[0])}` : `Invalid option: expected one of ${require_zod.joinValues(issue.values, "|")}`;
			case "too_big": {
				let adj = issue.exact ? "exactly " : issue.inclusive ? "<=" : "<", sizing = getSizing(issue.origin);
				return sizing ? `Too big: expected ${issue.origin ?? "value"} to have ${adj}${issue.maximum.toString()} ${sizing.unit ?? "elements"}` : `Too big: expected ${issue.origin ?? "value"} to be ${adj}${issue.maximum.toString()}`;
			}
			case "too_small": {
				let adj = issue.exact ? "exactly " : issue.inclusive ? ">=" : ">", sizing = getSizing(issue.origin);
				return sizing ? `Too small: expected ${issue.origin} to have ${adj}${issue.minimum.toString()} ${sizing.unit}` : `Too small: expected ${issue.origin} to be ${adj}${issue.minimum.toString()}`;
			}
			case "invalid_format": {
				let _issue = issue;
				return _issue.format === "starts_with" ? `Invalid string: must start with "${_issue.prefix}"` : _issue.format === "ends_with" ? `Invalid string: must end with "${_issue.suffix}"` : _issue.format === "includes" ? `Invalid string: must include "${_issue.includes}"` : _issue.format === "regex" ? `Invalid string: must match pattern ${_issue.pattern}` : `Invalid ${FormatDictionary[_issue.format] ?? issue.format}`;
			}
			case "not_multiple_of": return `Invalid number: must be a multiple of ${issue.divisor}`;
			case "unrecognized_keys": return `Unrecognized key${issue.keys.length > 1 ? "s" : ""}: ${require_zod.joinValues(issue.keys, ", ")}`;
			case "invalid_key": return `Invalid key in ${issue.origin}`;
			case "invalid_union": return issue.options && Array.isArray(issue.options) && issue.options.length > 0 ? `Invalid discriminator value. Expected ${issue.options.map((o) => `'${o}'`).join(" | ")}` : issue.inclusive === !1 ? "Invalid input: more than one option matched" : "Invalid input";
			case "invalid_element": return `Invalid value in ${issue.origin}`;
			default: return "Invalid input";
		}
	};
};
function en_default() {
	return { localeError: error() };
}
// node_modules/zod/v4/classic/errors.js
const _installedErrorProtos = /* @__PURE__ */ new WeakSet([Object.prototype, Error.prototype]);
function _lazyMethod(proto, key, make) {
	Object.defineProperty(proto, key, {
		configurable: !0,
		enumerable: !1,
		get() {
			let value = make(this);
			return Object.defineProperty(this, key, {
				value,
				configurable: !0,
				writable: !0
			}), value;
		},
		set(value) {
			Object.defineProperty(this, key, {
				value,
				configurable: !0,
				writable: !0
			});
		}
	});
}
const ZodRealError = /*@__PURE__*/ require_zod.$constructor("ZodError", (inst, issues) => {
	require_zod.$ZodError.init(inst, issues), inst.name = "ZodError";
	let proto = Object.getPrototypeOf(inst);
	_installedErrorProtos.has(proto) || (_installedErrorProtos.add(proto), _lazyMethod(proto, "format", (self) => (mapper) => require_zod.formatError(self, mapper)), _lazyMethod(proto, "flatten", (self) => (mapper) => require_zod.flattenError(self, mapper)), _lazyMethod(proto, "addIssue", (self) => (issue) => {
		self.issues.push(issue), self.message = JSON.stringify(self.issues, require_zod.jsonStringifyReplacer, 2);
	}), _lazyMethod(proto, "addIssues", (self) => (issues) => {
		self.issues.push(...issues), self.message = JSON.stringify(self.issues, require_zod.jsonStringifyReplacer, 2);
	}), Object.defineProperty(proto, "isEmpty", {
		configurable: !0,
		enumerable: !1,
		get() {
			return this.issues.length === 0;
		}
	}));
}, void 0, { Parent: Error }), parse = /* @__PURE__ */ require_zod._parse(ZodRealError), parseAsync = /* @__PURE__ */ require_zod._parseAsync(ZodRealError), safeParse = /* @__PURE__ */ require_zod._safeParse(ZodRealError), safeParseAsync = /* @__PURE__ */ require_zod._safeParseAsync(ZodRealError), encode = /* @__PURE__ */ require_zod._encode(ZodRealError), decode = /* @__PURE__ */ require_zod._decode(ZodRealError), encodeAsync = /* @__PURE__ */ require_zod._encodeAsync(ZodRealError), decodeAsync = /* @__PURE__ */ require_zod._decodeAsync(ZodRealError), safeEncode = /* @__PURE__ */ require_zod._safeEncode(ZodRealError), safeDecode = /* @__PURE__ */ require_zod._safeDecode(ZodRealError), safeEncodeAsync = /* @__PURE__ */ require_zod._safeEncodeAsync(ZodRealError), safeDecodeAsync = /* @__PURE__ */ require_zod._safeDecodeAsync(ZodRealError);
// node_modules/zod/v4/classic/schemas.js
function _ensureDefaultLocale() {
	require_zod.globalConfig.localeError || require_zod.config(en_default());
}
function _ensureDefaultMemoizer() {
	require_zod.globalConfig.memoizer || require_zod.config({ memoizer: require_zod.memoizer() });
}
const ZodType = /*@__PURE__*/ require_zod.$constructor("ZodType", (inst, def) => (_ensureDefaultLocale(), require_zod.$ZodType.init(inst, def), inst.def = def, inst.type = def.type, inst), {
	check(...chks) {
		let def = this.def;
		return this.clone(require_zod.mergeDefs(def, { checks: [...def.checks ?? [], ...chks.map((ch) => typeof ch == "function" ? { _zod: {
			check: ch,
			def: { check: "custom" },
			onattach: []
		} } : ch)] }), { parent: !0 });
	},
	with(...chks) {
		return this.check(...chks);
	},
	clone(def, params) {
		return require_zod.clone(this, def, params);
	},
	brand() {
		return this;
	},
	register(reg, meta) {
		return reg.add(this, meta), this;
	},
	refine(check, params) {
		return this.check(refine(check, params));
	},
	superRefine(refinement, params) {
		return this.check(superRefine(refinement, params));
	},
	overwrite(fn) {
		return this.check(require_zod._overwrite(fn));
	},
	optional() {
		return optional(this);
	},
	exactOptional() {
		return exactOptional(this);
	},
	nullable() {
		return nullable(this);
	},
	nullish() {
		return optional(nullable(this));
	},
	nonoptional(params) {
		return nonoptional(this, params);
	},
	array() {
		return array(this);
	},
	or(arg) {
		return union([this, arg]);
	},
	and(arg) {
		return intersection(this, arg);
	},
	transform(tx) {
		return pipe(this, transform(tx));
	},
	default(d) {
		return _default(this, d);
	},
	prefault(d) {
		return prefault(this, d);
	},
	catch(params) {
		return _catch(this, params);
	},
	pipe(target) {
		return pipe(this, target);
	},
	readonly() {
		return readonly(this);
	},
	describe(description) {
		let cl = this.clone();
		return require_zod.globalRegistry.add(cl, { description }), cl;
	},
	meta(...args) {
		if (args.length === 0) return require_zod.globalRegistry.get(this);
		let cl = this.clone();
		return require_zod.globalRegistry.add(cl, args[0]), cl;
	},
	isOptional() {
		return this.safeParse(void 0).success;
	},
	isNullable() {
		return this.safeParse(null).success;
	},
	apply(fn, ...args) {
		return args.length === 0 ? fn(this) : fn(this, ...args);
	},
	get "~standard"() {
		return require_zod.hide(this, "~standard", {
			...require_zod.standardProps(this),
			jsonSchema: {
				input: require_zod.createStandardJSONSchemaMethod(this, "input"),
				output: require_zod.createStandardJSONSchemaMethod(this, "output")
			}
		});
	},
	set "~standard"(value) {
		require_zod.own(this, "~standard", value);
	},
	parse: function _parse(data, params) {
		return parse(this, data, params, { callee: _parse });
	},
	parseAsync: async function _parseAsync(data, params) {
		return await parseAsync(this, data, params, { callee: _parseAsync });
	},
	safeParse(data, params) {
		return safeParse(this, data, params);
	},
	async safeParseAsync(data, params) {
		return safeParseAsync(this, data, params);
	},
	get spa() {
		return this?.safeParseAsync;
	},
	set spa(value) {
		require_zod.own(this, "spa", value);
	},
	validate(data, params) {
		return require_zod.validate(this, data, params);
	},
	validateAsync(data, params) {
		return require_zod.validateAsync(this, data, params);
	},
	encode: function _encode(data, params) {
		return encode(this, data, params, { callee: _encode });
	},
	decode: function _decode(data, params) {
		return decode(this, data, params, { callee: _decode });
	},
	encodeAsync: async function _encodeAsync(data, params) {
		return await encodeAsync(this, data, params, { callee: _encodeAsync });
	},
	decodeAsync: async function _decodeAsync(data, params) {
		return await decodeAsync(this, data, params, { callee: _decodeAsync });
	},
	safeEncode(data, params) {
		return safeEncode(this, data, params);
	},
	safeDecode(data, params) {
		return safeDecode(this, data, params);
	},
	async safeEncodeAsync(data, params) {
		return safeEncodeAsync(this, data, params);
	},
	async safeDecodeAsync(data, params) {
		return safeDecodeAsync(this, data, params);
	},
	toJSONSchema(params) {
		return require_zod.createToJSONSchemaMethod(this, {})(params);
	},
	get description() {
		return require_zod.globalRegistry.get(this)?.description;
	},
	get _def() {
		return this._zod.def;
	}
}), _ZodString = /*@__PURE__*/ require_zod.$constructor("_ZodString", (inst, def) => {
	require_zod.$ZodString.init(inst, def), ZodType.init(inst, def), inst._zod.processJSONSchema = (ctx, json, params) => require_zod.stringProcessor(inst, ctx, json, params);
}, /*@__PURE__*/ require_zod.derived({
	format: (inst) => require_zod.aggregateChecks(inst).format ?? null,
	minLength: (inst) => require_zod.aggregateChecks(inst).minimum ?? null,
	maxLength: (inst) => require_zod.aggregateChecks(inst).maximum ?? null
}, {
	regex(...args) {
		return this.check(require_zod._regex(...args));
	},
	includes(...args) {
		return this.check(require_zod._includes(...args));
	},
	startsWith(...args) {
		return this.check(require_zod._startsWith(...args));
	},
	endsWith(...args) {
		return this.check(require_zod._endsWith(...args));
	},
	min(...args) {
		return this.check(require_zod._minLength(...args));
	},
	max(...args) {
		return this.check(require_zod._maxLength(...args));
	},
	length(...args) {
		return this.check(require_zod._length(...args));
	},
	nonempty(...args) {
		return this.check(require_zod._minLength(1, ...args));
	},
	lowercase(params) {
		return this.check(require_zod._lowercase(params));
	},
	uppercase(params) {
		return this.check(require_zod._uppercase(params));
	},
	trim() {
		return this.check(require_zod._trim());
	},
	normalize(...args) {
		return this.check(require_zod._normalize(...args));
	},
	toLowerCase() {
		return this.check(require_zod._toLowerCase());
	},
	toUpperCase() {
		return this.check(require_zod._toUpperCase());
	},
	slugify() {
		return this.check(require_zod._slugify());
	}
})), ZodString = /*@__PURE__*/ require_zod.$constructor("ZodString", (inst, def) => {
	require_zod.$ZodString.init(inst, def), _ZodString.init(inst, def);
}, {
	email(params) {
		return this.check(require_zod._email(ZodEmail, params));
	},
	url(params) {
		return this.check(require_zod._url(ZodURL, params));
	},
	jwt(params) {
		return this.check(require_zod._jwt(ZodJWT, params));
	},
	emoji(params) {
		return this.check(require_zod._emoji(ZodEmoji, params));
	},
	guid(params) {
		return this.check(require_zod._guid(ZodGUID, params));
	},
	uuid(params) {
		return this.check(require_zod._uuid(ZodUUID, params));
	},
	uuidv4(params) {
		return this.check(require_zod._uuidv4(ZodUUID, params));
	},
	uuidv6(params) {
		return this.check(require_zod._uuidv6(ZodUUID, params));
	},
	uuidv7(params) {
		return this.check(require_zod._uuidv7(ZodUUID, params));
	},
	nanoid(params) {
		return this.check(require_zod._nanoid(ZodNanoID, params));
	},
	cuid(params) {
		return this.check(require_zod._cuid(ZodCUID, params));
	},
	cuid2(params) {
		return this.check(require_zod._cuid2(ZodCUID2, params));
	},
	ulid(params) {
		return this.check(require_zod._ulid(ZodULID, params));
	},
	base64(params) {
		return this.check(require_zod._base64(ZodBase64, params));
	},
	base64url(params) {
		return this.check(require_zod._base64url(ZodBase64URL, params));
	},
	xid(params) {
		return this.check(require_zod._xid(ZodXID, params));
	},
	ksuid(params) {
		return this.check(require_zod._ksuid(ZodKSUID, params));
	},
	ipv4(params) {
		return this.check(require_zod._ipv4(ZodIPv4, params));
	},
	ipv6(params) {
		return this.check(require_zod._ipv6(ZodIPv6, params));
	},
	cidrv4(params) {
		return this.check(require_zod._cidrv4(ZodCIDRv4, params));
	},
	cidrv6(params) {
		return this.check(require_zod._cidrv6(ZodCIDRv6, params));
	},
	e164(params) {
		return this.check(require_zod._e164(ZodE164, params));
	},
	datetime(params) {
		return this.check(require_zod._isoDateTime(ZodISODateTime, params));
	},
	date(params) {
		return this.check(require_zod._isoDate(ZodISODate, params));
	},
	time(params) {
		return this.check(require_zod._isoTime(ZodISOTime, params));
	},
	duration(params) {
		return this.check(require_zod._isoDuration(ZodISODuration, params));
	}
});
function string(params) {
	return require_zod._string(ZodString, params);
}
const ZodStringFormat = /*@__PURE__*/ require_zod.$constructor("ZodStringFormat", (inst, def) => {
	require_zod.$ZodStringFormat.init(inst, def), _ZodString.init(inst, def);
}), ZodISODateTime = /*@__PURE__*/ require_zod.$constructor("ZodISODateTime", (inst, def) => {
	require_zod.$ZodISODateTime.init(inst, def), ZodStringFormat.init(inst, def);
}), ZodISODate = /*@__PURE__*/ require_zod.$constructor("ZodISODate", (inst, def) => {
	require_zod.$ZodISODate.init(inst, def), ZodStringFormat.init(inst, def);
}), ZodISOTime = /*@__PURE__*/ require_zod.$constructor("ZodISOTime", (inst, def) => {
	require_zod.$ZodISOTime.init(inst, def), ZodStringFormat.init(inst, def);
}), ZodISODuration = /*@__PURE__*/ require_zod.$constructor("ZodISODuration", (inst, def) => {
	require_zod.$ZodISODuration.init(inst, def), ZodStringFormat.init(inst, def);
}), ZodEmail = /*@__PURE__*/ require_zod.$constructor("ZodEmail", (inst, def) => {
	require_zod.$ZodEmail.init(inst, def), ZodStringFormat.init(inst, def);
}), ZodGUID = /*@__PURE__*/ require_zod.$constructor("ZodGUID", (inst, def) => {
	require_zod.$ZodGUID.init(inst, def), ZodStringFormat.init(inst, def);
}), ZodUUID = /*@__PURE__*/ require_zod.$constructor("ZodUUID", (inst, def) => {
	require_zod.$ZodUUID.init(inst, def), ZodStringFormat.init(inst, def);
}), ZodURL = /*@__PURE__*/ require_zod.$constructor("ZodURL", (inst, def) => {
	require_zod.$ZodURL.init(inst, def), ZodStringFormat.init(inst, def);
}), ZodEmoji = /*@__PURE__*/ require_zod.$constructor("ZodEmoji", (inst, def) => {
	require_zod.$ZodEmoji.init(inst, def), ZodStringFormat.init(inst, def);
}), ZodNanoID = /*@__PURE__*/ require_zod.$constructor("ZodNanoID", (inst, def) => {
	require_zod.$ZodNanoID.init(inst, def), ZodStringFormat.init(inst, def);
}), ZodCUID = /*@__PURE__*/ require_zod.$constructor("ZodCUID", (inst, def) => {
	require_zod.$ZodCUID.init(inst, def), ZodStringFormat.init(inst, def);
}), ZodCUID2 = /*@__PURE__*/ require_zod.$constructor("ZodCUID2", (inst, def) => {
	require_zod.$ZodCUID2.init(inst, def), ZodStringFormat.init(inst, def);
}), ZodULID = /*@__PURE__*/ require_zod.$constructor("ZodULID", (inst, def) => {
	require_zod.$ZodULID.init(inst, def), ZodStringFormat.init(inst, def);
}), ZodXID = /*@__PURE__*/ require_zod.$constructor("ZodXID", (inst, def) => {
	require_zod.$ZodXID.init(inst, def), ZodStringFormat.init(inst, def);
}), ZodKSUID = /*@__PURE__*/ require_zod.$constructor("ZodKSUID", (inst, def) => {
	require_zod.$ZodKSUID.init(inst, def), ZodStringFormat.init(inst, def);
}), ZodIPv4 = /*@__PURE__*/ require_zod.$constructor("ZodIPv4", (inst, def) => {
	require_zod.$ZodIPv4.init(inst, def), ZodStringFormat.init(inst, def);
}), ZodIPv6 = /*@__PURE__*/ require_zod.$constructor("ZodIPv6", (inst, def) => {
	require_zod.$ZodIPv6.init(inst, def), ZodStringFormat.init(inst, def);
}), ZodCIDRv4 = /*@__PURE__*/ require_zod.$constructor("ZodCIDRv4", (inst, def) => {
	require_zod.$ZodCIDRv4.init(inst, def), ZodStringFormat.init(inst, def);
}), ZodCIDRv6 = /*@__PURE__*/ require_zod.$constructor("ZodCIDRv6", (inst, def) => {
	require_zod.$ZodCIDRv6.init(inst, def), ZodStringFormat.init(inst, def);
}), ZodBase64 = /*@__PURE__*/ require_zod.$constructor("ZodBase64", (inst, def) => {
	require_zod.$ZodBase64.init(inst, def), ZodStringFormat.init(inst, def);
}), ZodBase64URL = /*@__PURE__*/ require_zod.$constructor("ZodBase64URL", (inst, def) => {
	require_zod.$ZodBase64URL.init(inst, def), ZodStringFormat.init(inst, def);
}), ZodE164 = /*@__PURE__*/ require_zod.$constructor("ZodE164", (inst, def) => {
	require_zod.$ZodE164.init(inst, def), ZodStringFormat.init(inst, def);
}), ZodJWT = /*@__PURE__*/ require_zod.$constructor("ZodJWT", (inst, def) => {
	require_zod.$ZodJWT.init(inst, def), ZodStringFormat.init(inst, def);
}), ZodNumber = /*@__PURE__*/ require_zod.$constructor("ZodNumber", (inst, def) => {
	require_zod.$ZodNumber.init(inst, def), ZodType.init(inst, def), inst._zod.processJSONSchema = (ctx, json, params) => require_zod.numberProcessor(inst, ctx, json, params), inst.isFinite = !0;
}, /*@__PURE__*/ require_zod.derived({
	minValue: (inst) => {
		let { minimum, exclusiveMinimum } = require_zod.aggregateChecks(inst);
		return Math.max(minimum ?? -Infinity, exclusiveMinimum ?? -Infinity);
	},
	maxValue: (inst) => {
		let { maximum, exclusiveMaximum } = require_zod.aggregateChecks(inst);
		return Math.min(maximum ?? Infinity, exclusiveMaximum ?? Infinity);
	},
	isInt: (inst) => {
		let { isInt, multipleOf } = require_zod.aggregateChecks(inst);
		return !!isInt || !!multipleOf?.some(Number.isSafeInteger);
	},
	format: (inst) => require_zod.aggregateChecks(inst).format ?? null
}, {
	gt(value, params) {
		return this.check(require_zod._gt(value, params));
	},
	gte(value, params) {
		return this.check(require_zod._gte(value, params));
	},
	min(value, params) {
		return this.check(require_zod._gte(value, params));
	},
	lt(value, params) {
		return this.check(require_zod._lt(value, params));
	},
	lte(value, params) {
		return this.check(require_zod._lte(value, params));
	},
	max(value, params) {
		return this.check(require_zod._lte(value, params));
	},
	int(params) {
		return this.check(int(params));
	},
	safe(params) {
		return this.check(int(params));
	},
	positive(params) {
		return this.check(require_zod._gt(0, params));
	},
	nonnegative(params) {
		return this.check(require_zod._gte(0, params));
	},
	negative(params) {
		return this.check(require_zod._lt(0, params));
	},
	nonpositive(params) {
		return this.check(require_zod._lte(0, params));
	},
	multipleOf(value, params) {
		return this.check(require_zod._multipleOf(value, params));
	},
	step(value, params) {
		return this.check(require_zod._multipleOf(value, params));
	},
	finite() {
		return this;
	}
})), ZodNumberFormat = /*@__PURE__*/ require_zod.$constructor("ZodNumberFormat", (inst, def) => {
	require_zod.$ZodNumberFormat.init(inst, def), ZodNumber.init(inst, def);
});
function int(params) {
	return require_zod._int(ZodNumberFormat, params);
}
const ZodBoolean = /*@__PURE__*/ require_zod.$constructor("ZodBoolean", (inst, def) => {
	require_zod.$ZodBoolean.init(inst, def), ZodType.init(inst, def), inst._zod.processJSONSchema = (ctx, json, params) => require_zod.booleanProcessor(inst, ctx, json, params);
});
function boolean(params) {
	return require_zod._boolean(ZodBoolean, params);
}
const ZodUnknown = /*@__PURE__*/ require_zod.$constructor("ZodUnknown", (inst, def) => {
	require_zod.$ZodUnknown.init(inst, def), ZodType.init(inst, def), inst._zod.processJSONSchema = (ctx, json, params) => require_zod.unknownProcessor(inst, ctx, json, params);
});
function unknown() {
	return require_zod._unknown(ZodUnknown);
}
const ZodNever = /*@__PURE__*/ require_zod.$constructor("ZodNever", (inst, def) => {
	require_zod.$ZodNever.init(inst, def), ZodType.init(inst, def), inst._zod.processJSONSchema = (ctx, json, params) => require_zod.neverProcessor(inst, ctx, json, params);
});
function never(params) {
	return require_zod._never(ZodNever, params);
}
const ZodArray = /*@__PURE__*/ require_zod.$constructor("ZodArray", (inst, def) => {
	_ensureDefaultMemoizer(), require_zod.$ZodArray.init(inst, def), ZodType.init(inst, def), inst._zod.processJSONSchema = (ctx, json, params) => require_zod.arrayProcessor(inst, ctx, json, params), inst.element = def.element;
}, {
	min(n, params) {
		return this.check(require_zod._minLength(n, params));
	},
	nonempty(params) {
		return this.check(require_zod._minLength(1, params));
	},
	max(n, params) {
		return this.check(require_zod._maxLength(n, params));
	},
	length(n, params) {
		return this.check(require_zod._length(n, params));
	},
	unwrap() {
		return this.element;
	}
});
function array(element, params) {
	return require_zod._array(ZodArray, element, params);
}
const ZodObject = /*@__PURE__*/ require_zod.$constructor("ZodObject", (inst, def) => {
	_ensureDefaultMemoizer(), require_zod.$ZodObjectJIT.init(inst, def), ZodType.init(inst, def), inst._zod.processJSONSchema = (ctx, json, params) => require_zod.objectProcessor(inst, ctx, json, params), require_zod.installLazyProp(inst, "shape", (self) => self._zod.def.shape, !1);
}, {
	keyof() {
		return _enum(Object.keys(this._zod.def.shape));
	},
	catchall(catchall) {
		return this.clone(require_zod.mergeDefs(this._zod.def, { catchall }));
	},
	passthrough() {
		return this.clone(require_zod.mergeDefs(this._zod.def, { catchall: unknown() }));
	},
	loose() {
		return this.clone(require_zod.mergeDefs(this._zod.def, { catchall: unknown() }));
	},
	strict() {
		return this.clone(require_zod.mergeDefs(this._zod.def, { catchall: never() }));
	},
	strip() {
		return this.clone(require_zod.mergeDefs(this._zod.def, { catchall: void 0 }));
	},
	extend(incoming) {
		return require_zod.extend(this, incoming);
	},
	safeExtend(incoming) {
		return require_zod.safeExtend(this, incoming);
	},
	merge(other) {
		return require_zod.merge(this, other);
	},
	pick(mask) {
		return require_zod.pick(this, mask);
	},
	omit(mask) {
		return require_zod.omit(this, mask);
	},
	partial(...args) {
		return require_zod.partial(ZodOptional, this, args[0]);
	},
	exactPartial(...args) {
		return require_zod.partial(ZodExactOptional, this, args[0], "exactPartial");
	},
	required(...args) {
		return require_zod.required(ZodNonOptional, this, args[0]);
	}
});
function strictObject(shape, params) {
	return new ZodObject({
		type: "object",
		shape,
		catchall: never(),
		...require_zod.normalizeParams(params)
	});
}
const ZodUnion = /*@__PURE__*/ require_zod.$constructor("ZodUnion", (inst, def) => {
	require_zod.$ZodUnion.init(inst, def), ZodType.init(inst, def), inst._zod.processJSONSchema = (ctx, json, params) => require_zod.unionProcessor(inst, ctx, json, params), inst.options = def.options;
});
function union(options, params) {
	return new ZodUnion({
		type: "union",
		options,
		...require_zod.normalizeParams(params)
	});
}
const ZodIntersection = /*@__PURE__*/ require_zod.$constructor("ZodIntersection", (inst, def) => {
	require_zod.$ZodIntersection.init(inst, def), ZodType.init(inst, def), inst._zod.processJSONSchema = (ctx, json, params) => require_zod.intersectionProcessor(inst, ctx, json, params);
});
function intersection(left, right) {
	return new ZodIntersection({
		type: "intersection",
		left,
		right
	});
}
const ZodEnum = /*@__PURE__*/ require_zod.$constructor("ZodEnum", (inst, def) => {
	require_zod.$ZodEnum.init(inst, def), ZodType.init(inst, def), inst._zod.processJSONSchema = (ctx, json, params) => require_zod.enumProcessor(inst, ctx, json, params), inst.enum = def.entries, inst.options = [...inst._zod.values];
	let keys = new Set(Object.keys(def.entries));
	inst.extract = (values, params) => {
		let newEntries = {};
		for (let value of values) if (keys.has(value)) newEntries[value] = def.entries[value];
		else throw Error(`Key ${value} not found in enum`);
		return new ZodEnum({
			...def,
			checks: [],
			...require_zod.normalizeParams(params),
			entries: newEntries
		});
	}, inst.exclude = (values, params) => {
		let newEntries = { ...def.entries };
		for (let value of values) if (keys.has(value)) delete newEntries[value];
		else throw Error(`Key ${value} not found in enum`);
		return new ZodEnum({
			...def,
			checks: [],
			...require_zod.normalizeParams(params),
			entries: newEntries
		});
	};
});
function _enum(values, params) {
	let entries = Array.isArray(values) ? Object.fromEntries(values.map((v) => [v, v])) : values;
	return new ZodEnum({
		type: "enum",
		entries,
		...require_zod.normalizeParams(params)
	});
}
const ZodLiteral = /*@__PURE__*/ require_zod.$constructor("ZodLiteral", (inst, def) => {
	require_zod.$ZodLiteral.init(inst, def), ZodType.init(inst, def), inst._zod.processJSONSchema = (ctx, json, params) => require_zod.literalProcessor(inst, ctx, json, params), inst.values = new Set(def.values), Object.defineProperty(inst, "value", { get() {
		if (def.values.length > 1) throw Error("This schema contains multiple valid literal values. Use `.values` instead.");
		return def.values[0];
	} });
});
function literal(value, params) {
	return new ZodLiteral({
		type: "literal",
		values: Array.isArray(value) ? value : [value],
		...require_zod.normalizeParams(params)
	});
}
const ZodTransform = /*@__PURE__*/ require_zod.$constructor("ZodTransform", (inst, def) => {
	_ensureDefaultMemoizer(), require_zod.$ZodTransform.init(inst, def), ZodType.init(inst, def), inst._zod.processJSONSchema = (ctx, json, params) => require_zod.transformProcessor(inst, ctx, json, params), inst._zod.parse = (payload, _ctx) => {
		if (_ctx.direction === "backward") throw new require_zod.$ZodEncodeError(inst.constructor.name);
		payload.addIssue = (issue$1) => {
			if (typeof issue$1 == "string") payload.issues.push(require_zod.issue(issue$1, payload.value, def));
			else {
				let _issue = issue$1;
				_issue.fatal && (_issue.continue = !1), _issue.code ??= "custom", "input" in _issue || (_issue.input = payload.value), _issue.inst ??= inst, payload.issues.push(require_zod.issue(_issue));
			}
		};
		let output = def.transform(payload.value, payload);
		return output instanceof Promise ? output.then((output) => (payload.value = output, payload)) : (payload.value = output, payload);
	};
});
function transform(fn) {
	return new ZodTransform({
		type: "transform",
		transform: fn
	});
}
const ZodOptional = /*@__PURE__*/ require_zod.$constructor("ZodOptional", (inst, def) => {
	require_zod.$ZodOptional.init(inst, def), ZodType.init(inst, def), inst._zod.processJSONSchema = (ctx, json, params) => require_zod.optionalProcessor(inst, ctx, json, params), inst.unwrap = () => inst._zod.def.innerType;
});
function optional(innerType) {
	return new ZodOptional({
		type: "optional",
		innerType
	});
}
const ZodExactOptional = /*@__PURE__*/ require_zod.$constructor("ZodExactOptional", (inst, def) => {
	require_zod.$ZodExactOptional.init(inst, def), ZodType.init(inst, def), inst._zod.processJSONSchema = (ctx, json, params) => require_zod.optionalProcessor(inst, ctx, json, params), inst.unwrap = () => inst._zod.def.innerType;
});
function exactOptional(innerType) {
	return new ZodExactOptional({
		type: "optional",
		innerType
	});
}
const ZodNullable = /*@__PURE__*/ require_zod.$constructor("ZodNullable", (inst, def) => {
	require_zod.$ZodNullable.init(inst, def), ZodType.init(inst, def), inst._zod.processJSONSchema = (ctx, json, params) => require_zod.nullableProcessor(inst, ctx, json, params), inst.unwrap = () => inst._zod.def.innerType;
});
function nullable(innerType) {
	return new ZodNullable({
		type: "nullable",
		innerType
	});
}
const ZodDefault = /*@__PURE__*/ require_zod.$constructor("ZodDefault", (inst, def) => {
	require_zod.$ZodDefault.init(inst, def), ZodType.init(inst, def), inst._zod.processJSONSchema = (ctx, json, params) => require_zod.defaultProcessor(inst, ctx, json, params), inst.unwrap = () => inst._zod.def.innerType, inst.removeDefault = inst.unwrap;
});
function _default(innerType, defaultValue) {
	return new ZodDefault({
		type: "default",
		innerType,
		get defaultValue() {
			return typeof defaultValue == "function" ? defaultValue() : require_zod.shallowClone(defaultValue);
		}
	});
}
const ZodPrefault = /*@__PURE__*/ require_zod.$constructor("ZodPrefault", (inst, def) => {
	require_zod.$ZodPrefault.init(inst, def), ZodType.init(inst, def), inst._zod.processJSONSchema = (ctx, json, params) => require_zod.prefaultProcessor(inst, ctx, json, params), inst.unwrap = () => inst._zod.def.innerType;
});
function prefault(innerType, defaultValue) {
	return new ZodPrefault({
		type: "prefault",
		innerType,
		get defaultValue() {
			return typeof defaultValue == "function" ? defaultValue() : require_zod.shallowClone(defaultValue);
		}
	});
}
const ZodNonOptional = /*@__PURE__*/ require_zod.$constructor("ZodNonOptional", (inst, def) => {
	require_zod.$ZodNonOptional.init(inst, def), ZodType.init(inst, def), inst._zod.processJSONSchema = (ctx, json, params) => require_zod.nonoptionalProcessor(inst, ctx, json, params), inst.unwrap = () => inst._zod.def.innerType;
});
function nonoptional(innerType, params) {
	return new ZodNonOptional({
		type: "nonoptional",
		innerType,
		...require_zod.normalizeParams(params)
	});
}
const ZodCatch = /*@__PURE__*/ require_zod.$constructor("ZodCatch", (inst, def) => {
	require_zod.$ZodCatch.init(inst, def), ZodType.init(inst, def), inst._zod.processJSONSchema = (ctx, json, params) => require_zod.catchProcessor(inst, ctx, json, params), inst.unwrap = () => inst._zod.def.innerType, inst.removeCatch = inst.unwrap;
});
function _catch(innerType, catchValue) {
	return new ZodCatch({
		type: "catch",
		innerType,
		catchValue: typeof catchValue == "function" ? catchValue : require_zod.constantCatch(catchValue)
	});
}
const ZodPipe = /*@__PURE__*/ require_zod.$constructor("ZodPipe", (inst, def) => {
	require_zod.$ZodPipe.init(inst, def), ZodType.init(inst, def), inst._zod.processJSONSchema = (ctx, json, params) => require_zod.pipeProcessor(inst, ctx, json, params), inst.in = def.in, inst.out = def.out;
});
function pipe(in_, out) {
	return new ZodPipe({
		type: "pipe",
		in: in_,
		out
	});
}
const ZodReadonly = /*@__PURE__*/ require_zod.$constructor("ZodReadonly", (inst, def) => {
	require_zod.$ZodReadonly.init(inst, def), ZodType.init(inst, def), inst._zod.processJSONSchema = (ctx, json, params) => require_zod.readonlyProcessor(inst, ctx, json, params), inst.unwrap = () => inst._zod.def.innerType;
});
function readonly(innerType) {
	return new ZodReadonly({
		type: "readonly",
		innerType
	});
}
const ZodCustom = /*@__PURE__*/ require_zod.$constructor("ZodCustom", (inst, def) => {
	require_zod.$ZodCustom.init(inst, def), ZodType.init(inst, def), inst._zod.processJSONSchema = (ctx, json, params) => require_zod.customProcessor(inst, ctx, json, params);
});
function refine(fn, _params = {}) {
	return require_zod._refine(ZodCustom, fn, _params);
}
function superRefine(fn, params) {
	return require_zod._superRefine(fn, params);
}
Object.defineProperty(exports, "_enum", {
	enumerable: !0,
	get: function() {
		return _enum;
	}
}), Object.defineProperty(exports, "array", {
	enumerable: !0,
	get: function() {
		return array;
	}
}), Object.defineProperty(exports, "boolean", {
	enumerable: !0,
	get: function() {
		return boolean;
	}
}), Object.defineProperty(exports, "int", {
	enumerable: !0,
	get: function() {
		return int;
	}
}), Object.defineProperty(exports, "literal", {
	enumerable: !0,
	get: function() {
		return literal;
	}
}), Object.defineProperty(exports, "strictObject", {
	enumerable: !0,
	get: function() {
		return strictObject;
	}
}), Object.defineProperty(exports, "string", {
	enumerable: !0,
	get: function() {
		return string;
	}
}), Object.defineProperty(exports, "unknown", {
	enumerable: !0,
	get: function() {
		return unknown;
	}
});
