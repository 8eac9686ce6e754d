const require_rolldown_runtime = require("./rolldown-runtime.cjs"), require_pg_protocol = require("./pg-protocol.cjs");
// node_modules/postgres-array/index.js
var require_postgres_array = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports) => {
	exports.parse = function(source, transform) {
		return new ArrayParser(source, transform).parse();
	};
	var ArrayParser = class ArrayParser {
		constructor(source, transform) {
			this.source = source, this.transform = transform || identity, this.position = 0, this.entries = [], this.recorded = [], this.dimension = 0;
		}
		isEof() {
			return this.position >= this.source.length;
		}
		nextCharacter() {
			var character = this.source[this.position++];
			return character === "\\" ? {
				value: this.source[this.position++],
				escaped: !0
			} : {
				value: character,
				escaped: !1
			};
		}
		record(character) {
			this.recorded.push(character);
		}
		newEntry(includeEmpty) {
			var entry;
			(this.recorded.length > 0 || includeEmpty) && (entry = this.recorded.join(""), entry === "NULL" && !includeEmpty && (entry = null), entry !== null && (entry = this.transform(entry)), this.entries.push(entry), this.recorded = []);
		}
		consumeDimensions() {
			if (this.source[0] === "[") for (; !this.isEof() && this.nextCharacter().value !== "=";);
		}
		parse(nested) {
			var character, parser, quote;
			for (this.consumeDimensions(); !this.isEof();) if (character = this.nextCharacter(), character.value === "{" && !quote) this.dimension++, this.dimension > 1 && (parser = new ArrayParser(this.source.substr(this.position - 1), this.transform), this.entries.push(parser.parse(!0)), this.position += parser.position - 2);
			else if (character.value === "}" && !quote) {
				if (this.dimension--, !this.dimension && (this.newEntry(), nested)) return this.entries;
			} else character.value === "\"" && !character.escaped ? (quote && this.newEntry(!0), quote = !quote) : character.value === "," && !quote ? this.newEntry() : this.record(character.value);
			if (this.dimension !== 0) throw Error("array dimension not balanced");
			return this.entries;
		}
	};
	function identity(value) {
		return value;
	}
})), require_arrayParser = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports, module) => {
	var array = require_postgres_array();
	module.exports = { create: function(source, transform) {
		return { parse: function() {
			return array.parse(source, transform);
		} };
	} };
})), require_postgres_date = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports, module) => {
	var DATE_TIME = /(\d{1,})-(\d{2})-(\d{2}) (\d{2}):(\d{2}):(\d{2})(\.\d{1,})?.*?( BC)?$/, DATE = /^(\d{1,})-(\d{2})-(\d{2})( BC)?$/, TIME_ZONE = /([Z+-])(\d{2})?:?(\d{2})?:?(\d{2})?/, INFINITY = /^-?infinity$/;
	module.exports = function(isoDate) {
		if (INFINITY.test(isoDate)) return Number(isoDate.replace("i", "I"));
		var matches = DATE_TIME.exec(isoDate);
		if (!matches) return getDate(isoDate) || null;
		var isBC = !!matches[8], year = parseInt(matches[1], 10);
		isBC && (year = bcYearToNegativeYear(year));
		var month = parseInt(matches[2], 10) - 1, day = matches[3], hour = parseInt(matches[4], 10), minute = parseInt(matches[5], 10), second = parseInt(matches[6], 10), ms = matches[7];
		ms = ms ? 1e3 * parseFloat(ms) : 0;
		var date, offset = timeZoneOffset(isoDate);
		return offset == null ? (date = new Date(year, month, day, hour, minute, second, ms), is0To99(year) && date.setFullYear(year)) : (date = new Date(Date.UTC(year, month, day, hour, minute, second, ms)), is0To99(year) && date.setUTCFullYear(year), offset !== 0 && date.setTime(date.getTime() - offset)), date;
	};
	function getDate(isoDate) {
		var matches = DATE.exec(isoDate);
		if (matches) {
			var year = parseInt(matches[1], 10);
			matches[4] && (year = bcYearToNegativeYear(year));
			var month = parseInt(matches[2], 10) - 1, day = matches[3], date = new Date(year, month, day);
			return is0To99(year) && date.setFullYear(year), date;
		}
	}
	function timeZoneOffset(isoDate) {
		if (isoDate.endsWith("+00")) return 0;
		var zone = TIME_ZONE.exec(isoDate.split(" ")[1]);
		if (zone) {
			var type = zone[1];
			if (type === "Z") return 0;
			var sign = type === "-" ? -1 : 1;
			return (parseInt(zone[2], 10) * 3600 + parseInt(zone[3] || 0, 10) * 60 + parseInt(zone[4] || 0, 10)) * sign * 1e3;
		}
	}
	function bcYearToNegativeYear(year) {
		return -(year - 1);
	}
	function is0To99(num) {
		return num >= 0 && num < 100;
	}
})), require_mutable = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports, module) => {
	module.exports = extend;
	var hasOwnProperty = Object.prototype.hasOwnProperty;
	function extend(target) {
		for (var i = 1; i < arguments.length; i++) {
			var source = arguments[i];
			for (var key in source) hasOwnProperty.call(source, key) && (target[key] = source[key]);
		}
		return target;
	}
})), require_postgres_interval = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports, module) => {
	var extend = require_mutable();
	module.exports = PostgresInterval;
	function PostgresInterval(raw) {
		if (!(this instanceof PostgresInterval)) return new PostgresInterval(raw);
		extend(this, parse(raw));
	}
	var properties = [
		"seconds",
		"minutes",
		"hours",
		"days",
		"months",
		"years"
	];
	PostgresInterval.prototype.toPostgres = function() {
		var filtered = properties.filter(this.hasOwnProperty, this);
		return this.milliseconds && filtered.indexOf("seconds") < 0 && filtered.push("seconds"), filtered.length === 0 ? "0" : filtered.map(function(property) {
			var value = this[property] || 0;
			return property === "seconds" && this.milliseconds && (value = (value + this.milliseconds / 1e3).toFixed(6).replace(/\.?0+$/, "")), value + " " + property;
		}, this).join(" ");
	};
	var propertiesISOEquivalent = {
		years: "Y",
		months: "M",
		days: "D",
		hours: "H",
		minutes: "M",
		seconds: "S"
	}, dateProperties = [
		"years",
		"months",
		"days"
	], timeProperties = [
		"hours",
		"minutes",
		"seconds"
	];
	PostgresInterval.prototype.toISOString = PostgresInterval.prototype.toISO = function() {
		var datePart = dateProperties.map(buildProperty, this).join(""), timePart = timeProperties.map(buildProperty, this).join("");
		return "P" + datePart + "T" + timePart;
		function buildProperty(property) {
			var value = this[property] || 0;
			return property === "seconds" && this.milliseconds && (value = (value + this.milliseconds / 1e3).toFixed(6).replace(/0+$/, "")), value + propertiesISOEquivalent[property];
		}
	};
	var NUMBER = "([+-]?\\d+)", YEAR = NUMBER + "\\s+years?", MONTH = NUMBER + "\\s+mons?", DAY = NUMBER + "\\s+days?", INTERVAL = new RegExp([
		YEAR,
		MONTH,
		DAY,
		"([+-])?([\\d]*):(\\d\\d):(\\d\\d)\\.?(\\d{1,6})?"
	].map(function(regexString) {
		return "(" + regexString + ")?";
	}).join("\\s*")), positions = {
		years: 2,
		months: 4,
		days: 6,
		hours: 9,
		minutes: 10,
		seconds: 11,
		milliseconds: 12
	}, negatives = [
		"hours",
		"minutes",
		"seconds",
		"milliseconds"
	];
	function parseMilliseconds(fraction) {
		var microseconds = fraction + "000000".slice(fraction.length);
		return parseInt(microseconds, 10) / 1e3;
	}
	function parse(interval) {
		if (!interval) return {};
		var matches = INTERVAL.exec(interval), isNegative = matches[8] === "-";
		return Object.keys(positions).reduce(function(parsed, property) {
			var value = matches[positions[property]];
			return !value || (value = property === "milliseconds" ? parseMilliseconds(value) : parseInt(value, 10), !value) || (isNegative && ~negatives.indexOf(property) && (value *= -1), parsed[property] = value), parsed;
		}, {});
	}
})), require_postgres_bytea = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports, module) => {
	var bufferFrom = Buffer.from || Buffer;
	module.exports = function(input) {
		if (/^\\x/.test(input)) return bufferFrom(input.substr(2), "hex");
		for (var output = "", i = 0; i < input.length;) if (input[i] !== "\\") output += input[i], ++i;
		else if (/[0-7]{3}/.test(input.substr(i + 1, 3))) output += String.fromCharCode(parseInt(input.substr(i + 1, 3), 8)), i += 4;
		else {
			for (var backslashes = 1; i + backslashes < input.length && input[i + backslashes] === "\\";) backslashes++;
			for (var k = 0; k < Math.floor(backslashes / 2); ++k) output += "\\";
			i += Math.floor(backslashes / 2) * 2;
		}
		return bufferFrom(output, "binary");
	};
})), require_textParsers = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports, module) => {
	var array = require_postgres_array(), arrayParser = require_arrayParser(), parseDate = require_postgres_date(), parseInterval = require_postgres_interval(), parseByteA = require_postgres_bytea();
	function allowNull(fn) {
		return function(value) {
			return value === null ? value : fn(value);
		};
	}
	function parseBool(value) {
		return value === null ? value : value === "TRUE" || value === "t" || value === "true" || value === "y" || value === "yes" || value === "on" || value === "1";
	}
	function parseBoolArray(value) {
		return value ? array.parse(value, parseBool) : null;
	}
	function parseBaseTenInt(string) {
		return parseInt(string, 10);
	}
	function parseIntegerArray(value) {
		return value ? array.parse(value, allowNull(parseBaseTenInt)) : null;
	}
	function parseBigIntegerArray(value) {
		return value ? array.parse(value, allowNull(function(entry) {
			return parseBigInteger(entry).trim();
		})) : null;
	}
	var parsePointArray = function(value) {
		return value ? arrayParser.create(value, function(entry) {
			return entry !== null && (entry = parsePoint(entry)), entry;
		}).parse() : null;
	}, parseFloatArray = function(value) {
		return value ? arrayParser.create(value, function(entry) {
			return entry !== null && (entry = parseFloat(entry)), entry;
		}).parse() : null;
	}, parseStringArray = function(value) {
		return value ? arrayParser.create(value).parse() : null;
	}, parseDateArray = function(value) {
		return value ? arrayParser.create(value, function(entry) {
			return entry !== null && (entry = parseDate(entry)), entry;
		}).parse() : null;
	}, parseIntervalArray = function(value) {
		return value ? arrayParser.create(value, function(entry) {
			return entry !== null && (entry = parseInterval(entry)), entry;
		}).parse() : null;
	}, parseByteAArray = function(value) {
		return value ? array.parse(value, allowNull(parseByteA)) : null;
	}, parseInteger = function(value) {
		return parseInt(value, 10);
	}, parseBigInteger = function(value) {
		var valStr = String(value);
		return /^\d+$/.test(valStr) ? valStr : value;
	}, parseJsonArray = function(value) {
		return value ? array.parse(value, allowNull(JSON.parse)) : null;
	}, parsePoint = function(value) {
		return value[0] === "(" ? (value = value.substring(1, value.length - 1).split(","), {
			x: parseFloat(value[0]),
			y: parseFloat(value[1])
		}) : null;
	}, parseCircle = function(value) {
		if (value[0] !== "<" && value[1] !== "(") return null;
		for (var point = "(", radius = "", pointParsed = !1, i = 2; i < value.length - 1; i++) pointParsed || (point += value[i]), value[i] === ")" ? pointParsed = !0 : pointParsed && value[i] !== "," && (radius += value[i]);
		var result = parsePoint(point);
		return result.radius = parseFloat(radius), result;
	};
	module.exports = { init: function(register) {
		register(20, parseBigInteger), register(21, parseInteger), register(23, parseInteger), register(26, parseInteger), register(700, parseFloat), register(701, parseFloat), register(16, parseBool), register(1082, parseDate), register(1114, parseDate), register(1184, parseDate), register(600, parsePoint), register(651, parseStringArray), register(718, parseCircle), register(1e3, parseBoolArray), register(1001, parseByteAArray), register(1005, parseIntegerArray), register(1007, parseIntegerArray), register(1028, parseIntegerArray), register(1016, parseBigIntegerArray), register(1017, parsePointArray), register(1021, parseFloatArray), register(1022, parseFloatArray), register(1231, parseFloatArray), register(1014, parseStringArray), register(1015, parseStringArray), register(1008, parseStringArray), register(1009, parseStringArray), register(1040, parseStringArray), register(1041, parseStringArray), register(1115, parseDateArray), register(1182, parseDateArray), register(1185, parseDateArray), register(1186, parseInterval), register(1187, parseIntervalArray), register(17, parseByteA), register(114, JSON.parse.bind(JSON)), register(3802, JSON.parse.bind(JSON)), register(199, parseJsonArray), register(3807, parseJsonArray), register(3907, parseStringArray), register(2951, parseStringArray), register(791, parseStringArray), register(1183, parseStringArray), register(1270, parseStringArray);
	} };
})), require_pg_int8 = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports, module) => {
	var BASE = 1e6;
	function readInt8(buffer) {
		var high = buffer.readInt32BE(0), low = buffer.readUInt32BE(4), sign = "";
		high < 0 && (high = ~high + (low === 0), low = ~low + 1 >>> 0, sign = "-");
		var result = "", carry = high % BASE, t, digits, pad, l, i;
		if (high = high / BASE >>> 0, t = 4294967296 * carry + low, low = t / BASE >>> 0, digits = "" + (t - BASE * low), low === 0 && high === 0) return sign + digits + result;
		for (pad = "", l = 6 - digits.length, i = 0; i < l; i++) pad += "0";
		if (result = pad + digits + result, carry = high % BASE, high = high / BASE >>> 0, t = 4294967296 * carry + low, low = t / BASE >>> 0, digits = "" + (t - BASE * low), low === 0 && high === 0) return sign + digits + result;
		for (pad = "", l = 6 - digits.length, i = 0; i < l; i++) pad += "0";
		if (result = pad + digits + result, carry = high % BASE, high = high / BASE >>> 0, t = 4294967296 * carry + low, low = t / BASE >>> 0, digits = "" + (t - BASE * low), low === 0 && high === 0) return sign + digits + result;
		for (pad = "", l = 6 - digits.length, i = 0; i < l; i++) pad += "0";
		return result = pad + digits + result, carry = high % BASE, t = 4294967296 * carry + low, digits = "" + t % BASE, sign + digits + result;
	}
	module.exports = readInt8;
})), require_binaryParsers = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports, module) => {
	var parseInt64 = require_pg_int8(), parseBits = function(data, bits, offset, invert, callback) {
		offset ||= 0, invert ||= !1, callback ||= function(lastValue, newValue, bits) {
			return lastValue * 2 ** bits + newValue;
		};
		var offsetBytes = offset >> 3, inv = function(value) {
			return invert ? ~value & 255 : value;
		}, mask = 255, firstBits = 8 - offset % 8;
		bits < firstBits && (mask = 255 << 8 - bits & 255, firstBits = bits), offset && (mask >>= offset % 8);
		var result = 0;
		offset % 8 + bits >= 8 && (result = callback(0, inv(data[offsetBytes]) & mask, firstBits));
		for (var bytes = bits + offset >> 3, i = offsetBytes + 1; i < bytes; i++) result = callback(result, inv(data[i]), 8);
		var lastBits = (bits + offset) % 8;
		return lastBits > 0 && (result = callback(result, inv(data[bytes]) >> 8 - lastBits, lastBits)), result;
	}, parseFloatFromBits = function(data, precisionBits, exponentBits) {
		var bias = 2 ** (exponentBits - 1) - 1, sign = parseBits(data, 1), exponent = parseBits(data, exponentBits, 1);
		if (exponent === 0) return 0;
		var precisionBitsCounter = 1, mantissa = parseBits(data, precisionBits, exponentBits + 1, !1, function(lastValue, newValue, bits) {
			lastValue === 0 && (lastValue = 1);
			for (var i = 1; i <= bits; i++) precisionBitsCounter /= 2, (newValue & 1 << bits - i) > 0 && (lastValue += precisionBitsCounter);
			return lastValue;
		});
		return exponent == 2 ** (exponentBits + 1) - 1 ? mantissa === 0 ? sign === 0 ? Infinity : -Infinity : NaN : (sign === 0 ? 1 : -1) * 2 ** (exponent - bias) * mantissa;
	}, parseInt16 = function(value) {
		return parseBits(value, 1) == 1 ? -1 * (parseBits(value, 15, 1, !0) + 1) : parseBits(value, 15, 1);
	}, parseInt32 = function(value) {
		return parseBits(value, 1) == 1 ? -1 * (parseBits(value, 31, 1, !0) + 1) : parseBits(value, 31, 1);
	}, parseFloat32 = function(value) {
		return parseFloatFromBits(value, 23, 8);
	}, parseFloat64 = function(value) {
		return parseFloatFromBits(value, 52, 11);
	}, parseNumeric = function(value) {
		var sign = parseBits(value, 16, 32);
		if (sign == 49152) return NaN;
		for (var weight = 1e4 ** parseBits(value, 16, 16), result = 0, ndigits = parseBits(value, 16), i = 0; i < ndigits; i++) result += parseBits(value, 16, 64 + 16 * i) * weight, weight /= 1e4;
		var scale = 10 ** parseBits(value, 16, 48);
		return (sign === 0 ? 1 : -1) * Math.round(result * scale) / scale;
	}, parseDate = function(isUTC, value) {
		var sign = parseBits(value, 1), rawValue = parseBits(value, 63, 1), result = /* @__PURE__ */ new Date((sign === 0 ? 1 : -1) * rawValue / 1e3 + 9466848e5);
		return isUTC || result.setTime(result.getTime() + result.getTimezoneOffset() * 6e4), result.usec = rawValue % 1e3, result.getMicroSeconds = function() {
			return this.usec;
		}, result.setMicroSeconds = function(value) {
			this.usec = value;
		}, result.getUTCMicroSeconds = function() {
			return this.usec;
		}, result;
	}, parseArray = function(value) {
		var dim = parseBits(value, 32);
		parseBits(value, 32, 32);
		for (var elementType = parseBits(value, 32, 64), offset = 96, dims = [], i = 0; i < dim; i++) dims[i] = parseBits(value, 32, offset), offset += 32, offset += 32;
		var parseElement = function(elementType) {
			var length = parseBits(value, 32, offset);
			if (offset += 32, length == 4294967295) return null;
			var result;
			if (elementType == 23 || elementType == 20) return result = parseBits(value, length * 8, offset), offset += length * 8, result;
			if (elementType == 25) return result = value.toString(this.encoding, offset >> 3, (offset += length << 3) >> 3), result;
			console.log("ERROR: ElementType not implemented: " + elementType);
		}, parse = function(dimension, elementType) {
			var array = [], i;
			if (dimension.length > 1) {
				var count = dimension.shift();
				for (i = 0; i < count; i++) array[i] = parse(dimension, elementType);
				dimension.unshift(count);
			} else for (i = 0; i < dimension[0]; i++) array[i] = parseElement(elementType);
			return array;
		};
		return parse(dims, elementType);
	}, parseText = function(value) {
		return value.toString("utf8");
	}, parseBool = function(value) {
		return value === null ? null : parseBits(value, 8) > 0;
	};
	module.exports = { init: function(register) {
		register(20, parseInt64), register(21, parseInt16), register(23, parseInt32), register(26, parseInt32), register(1700, parseNumeric), register(700, parseFloat32), register(701, parseFloat64), register(16, parseBool), register(1114, parseDate.bind(null, !1)), register(1184, parseDate.bind(null, !0)), register(1e3, parseArray), register(1007, parseArray), register(1016, parseArray), register(1008, parseArray), register(1009, parseArray), register(25, parseText);
	} };
})), require_builtins = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports, module) => {
	/**
	* Following query was used to generate this file:
	
	SELECT json_object_agg(UPPER(PT.typname), PT.oid::int4 ORDER BY pt.oid)
	FROM pg_type PT
	WHERE typnamespace = (SELECT pgn.oid FROM pg_namespace pgn WHERE nspname = 'pg_catalog') -- Take only builting Postgres types with stable OID (extension types are not guaranted to be stable)
	AND typtype = 'b' -- Only basic types
	AND typelem = 0 -- Ignore aliases
	AND typisdefined -- Ignore undefined types
	*/
	module.exports = {
		BOOL: 16,
		BYTEA: 17,
		CHAR: 18,
		INT8: 20,
		INT2: 21,
		INT4: 23,
		REGPROC: 24,
		TEXT: 25,
		OID: 26,
		TID: 27,
		XID: 28,
		CID: 29,
		JSON: 114,
		XML: 142,
		PG_NODE_TREE: 194,
		SMGR: 210,
		PATH: 602,
		POLYGON: 604,
		CIDR: 650,
		FLOAT4: 700,
		FLOAT8: 701,
		ABSTIME: 702,
		RELTIME: 703,
		TINTERVAL: 704,
		CIRCLE: 718,
		MACADDR8: 774,
		MONEY: 790,
		MACADDR: 829,
		INET: 869,
		ACLITEM: 1033,
		BPCHAR: 1042,
		VARCHAR: 1043,
		DATE: 1082,
		TIME: 1083,
		TIMESTAMP: 1114,
		TIMESTAMPTZ: 1184,
		INTERVAL: 1186,
		TIMETZ: 1266,
		BIT: 1560,
		VARBIT: 1562,
		NUMERIC: 1700,
		REFCURSOR: 1790,
		REGPROCEDURE: 2202,
		REGOPER: 2203,
		REGOPERATOR: 2204,
		REGCLASS: 2205,
		REGTYPE: 2206,
		UUID: 2950,
		TXID_SNAPSHOT: 2970,
		PG_LSN: 3220,
		PG_NDISTINCT: 3361,
		PG_DEPENDENCIES: 3402,
		TSVECTOR: 3614,
		TSQUERY: 3615,
		GTSVECTOR: 3642,
		REGCONFIG: 3734,
		REGDICTIONARY: 3769,
		JSONB: 3802,
		REGNAMESPACE: 4089,
		REGROLE: 4096
	};
})), require_pg_types = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports) => {
	var textParsers = require_textParsers(), binaryParsers = require_binaryParsers(), arrayParser = require_arrayParser(), builtinTypes = require_builtins();
	exports.getTypeParser = getTypeParser, exports.setTypeParser = setTypeParser, exports.arrayParser = arrayParser, exports.builtins = builtinTypes;
	var typeParsers = {
		text: {},
		binary: {}
	};
	function noParse(val) {
		return String(val);
	}
	function getTypeParser(oid, format) {
		return format ||= "text", typeParsers[format] && typeParsers[format][oid] || noParse;
	}
	function setTypeParser(oid, format, parseFn) {
		typeof format == "function" && (parseFn = format, format = "text"), typeParsers[format][oid] = parseFn;
	}
	textParsers.init(function(oid, converter) {
		typeParsers.text[oid] = converter;
	}), binaryParsers.init(function(oid, converter) {
		typeParsers.binary[oid] = converter;
	});
})), require_defaults = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports, module) => {
	let user;
	try {
		user = process.platform === "win32" ? process.env.USERNAME : process.env.USER;
	} catch {}
	module.exports = {
		host: "localhost",
		user,
		database: void 0,
		password: null,
		connectionString: void 0,
		port: 5432,
		rows: 0,
		binary: !1,
		max: 10,
		idleTimeoutMillis: 3e4,
		client_encoding: "",
		ssl: !1,
		sslnegotiation: void 0,
		application_name: void 0,
		fallback_application_name: void 0,
		options: void 0,
		parseInputDatesAsUTC: !1,
		statement_timeout: !1,
		lock_timeout: !1,
		idle_in_transaction_session_timeout: !1,
		query_timeout: !1,
		connect_timeout: 0,
		keepalives: 1,
		keepalives_idle: 0
	};
	let pgTypes = require_pg_types(), parseBigInteger = pgTypes.getTypeParser(20, "text"), parseBigIntegerArray = pgTypes.getTypeParser(1016, "text");
	module.exports.__defineSetter__("parseInt8", function(val) {
		pgTypes.setTypeParser(20, "text", val ? pgTypes.getTypeParser(23, "text") : parseBigInteger), pgTypes.setTypeParser(1016, "text", val ? pgTypes.getTypeParser(1007, "text") : parseBigIntegerArray);
	});
})), require_utils$1 = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports, module) => {
	let defaults = require_defaults(), nodeUtils = require("util"), { isDate } = require("util/types"), invalidDateDeprecationNotice = nodeUtils.deprecate(() => {}, "Sending an invalid date to Postgres is deprecated and will throw an error in the next major version of pg. Ensure any Date object passed as a query parameter is valid.", "PG_INVALID_DATE");
	function escapeElement(elementRepresentation) {
		return "\"" + elementRepresentation.replace(/\\/g, "\\\\").replace(/"/g, "\\\"") + "\"";
	}
	function arrayString(val) {
		let result = "{";
		for (let i = 0; i < val.length; i++) {
			i > 0 && (result += ",");
			let item = val[i];
			item == null ? result += "NULL" : Array.isArray(item) ? result += arrayString(item) : ArrayBuffer.isView(item) ? (item instanceof Buffer || (item = Buffer.from(item.buffer, item.byteOffset, item.byteLength)), result += "\\\\x" + item.toString("hex")) : result += escapeElement(prepareValue(item));
		}
		return result += "}", result;
	}
	let prepareValue = function(val, seen) {
		return val == null ? null : typeof val == "object" ? val instanceof Buffer ? val : ArrayBuffer.isView(val) ? Buffer.from(val.buffer, val.byteOffset, val.byteLength) : isDate(val) ? (isNaN(val.getTime()) && invalidDateDeprecationNotice(), defaults.parseInputDatesAsUTC ? dateToStringUTC(val) : dateToString(val)) : Array.isArray(val) ? arrayString(val) : prepareObject(val, seen) : val.toString();
	};
	function prepareObject(val, seen) {
		if (val && typeof val.toPostgres == "function") {
			if (seen ||= [], seen.indexOf(val) !== -1) throw Error("circular reference detected while preparing \"" + val + "\" for query");
			return seen.push(val), prepareValue(val.toPostgres(prepareValue), seen);
		}
		return JSON.stringify(val);
	}
	function dateToString(date) {
		let offset = -date.getTimezoneOffset(), year = date.getFullYear(), isBCYear = year < 1;
		isBCYear && (year = Math.abs(year) + 1);
		let ret = String(year).padStart(4, "0") + "-" + String(date.getMonth() + 1).padStart(2, "0") + "-" + String(date.getDate()).padStart(2, "0") + "T" + String(date.getHours()).padStart(2, "0") + ":" + String(date.getMinutes()).padStart(2, "0") + ":" + String(date.getSeconds()).padStart(2, "0") + "." + String(date.getMilliseconds()).padStart(3, "0");
		return offset < 0 ? (ret += "-", offset *= -1) : ret += "+", ret += String(Math.floor(offset / 60)).padStart(2, "0") + ":" + String(offset % 60).padStart(2, "0"), isBCYear && (ret += " BC"), ret;
	}
	function dateToStringUTC(date) {
		let year = date.getUTCFullYear(), isBCYear = year < 1;
		isBCYear && (year = Math.abs(year) + 1);
		let ret = String(year).padStart(4, "0") + "-" + String(date.getUTCMonth() + 1).padStart(2, "0") + "-" + String(date.getUTCDate()).padStart(2, "0") + "T" + String(date.getUTCHours()).padStart(2, "0") + ":" + String(date.getUTCMinutes()).padStart(2, "0") + ":" + String(date.getUTCSeconds()).padStart(2, "0") + "." + String(date.getUTCMilliseconds()).padStart(3, "0");
		return ret += "+00:00", isBCYear && (ret += " BC"), ret;
	}
	function normalizeQueryConfig(config, values, callback) {
		return config = typeof config == "string" ? { text: config } : cloneQueryConfig(config), values && (typeof values == "function" ? config.callback = values : config.values = values), callback && (config.callback = callback), config;
	}
	function cloneQueryConfig(config) {
		return config == null ? config : Object.defineProperties(Object.create(Object.getPrototypeOf(config)), Object.getOwnPropertyDescriptors(config));
	}
	module.exports = {
		prepareValue: function(value) {
			return prepareValue(value);
		},
		normalizeQueryConfig,
		escapeIdentifier: function(str) {
			return "\"" + str.replace(/"/g, "\"\"") + "\"";
		},
		escapeLiteral: function(str) {
			let hasBackslash = !1, escaped = "'";
			if (str == null || typeof str != "string") return "''";
			for (let i = 0; i < str.length; i++) {
				let c = str[i];
				c === "'" ? escaped += c + c : c === "\\" ? (escaped += c + c, hasBackslash = !0) : escaped += c;
			}
			return escaped += "'", hasBackslash === !0 && (escaped = " E" + escaped), escaped;
		}
	};
})), require_utils = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports, module) => {
	let nodeCrypto = require("crypto");
	module.exports = {
		postgresMd5PasswordHash,
		randomBytes,
		deriveKey,
		sha256,
		hashByName,
		hmacSha256,
		md5
	};
	/**
	* The Web Crypto API - grabbed from the Node.js library or the global
	* @type Crypto
	*/
	let webCrypto = nodeCrypto.webcrypto || globalThis.crypto, subtleCrypto = webCrypto.subtle, textEncoder = new TextEncoder();
	/**
	*
	* @param {*} length
	* @returns
	*/
	function randomBytes(length) {
		return webCrypto.getRandomValues(Buffer.alloc(length));
	}
	async function md5(string) {
		try {
			return nodeCrypto.createHash("md5").update(string, "utf-8").digest("hex");
		} catch {
			let data = typeof string == "string" ? textEncoder.encode(string) : string, hash = await subtleCrypto.digest("MD5", data);
			return Array.from(new Uint8Array(hash)).map((b) => b.toString(16).padStart(2, "0")).join("");
		}
	}
	async function postgresMd5PasswordHash(user, password, salt) {
		let inner = await md5(password + user);
		return "md5" + await md5(Buffer.concat([Buffer.from(inner), salt]));
	}
	/**
	* Create a SHA-256 digest of the given data
	* @param {Buffer} data
	*/
	async function sha256(text) {
		return await subtleCrypto.digest("SHA-256", text);
	}
	async function hashByName(hashName, text) {
		return await subtleCrypto.digest(hashName, text);
	}
	/**
	* Sign the message with the given key
	* @param {ArrayBuffer} keyBuffer
	* @param {string} msg
	*/
	async function hmacSha256(keyBuffer, msg) {
		let key = await subtleCrypto.importKey("raw", keyBuffer, {
			name: "HMAC",
			hash: "SHA-256"
		}, !1, ["sign"]);
		return await subtleCrypto.sign("HMAC", key, textEncoder.encode(msg));
	}
	/**
	* Derive a key from the password and salt
	* @param {string} password
	* @param {Uint8Array} salt
	* @param {number} iterations
	*/
	async function deriveKey(password, salt, iterations) {
		let key = await subtleCrypto.importKey("raw", textEncoder.encode(password), "PBKDF2", !1, ["deriveBits"]), params = {
			name: "PBKDF2",
			hash: "SHA-256",
			salt,
			iterations
		};
		return await subtleCrypto.deriveBits(params, key, 256, ["deriveBits"]);
	}
})), require_cert_signatures = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports, module) => {
	function x509Error(msg, cert) {
		return /* @__PURE__ */ Error("SASL channel binding: " + msg + " when parsing public certificate " + cert.toString("base64"));
	}
	function readASN1Length(data, index) {
		let length = data[index++];
		if (length < 128) return {
			length,
			index
		};
		let lengthBytes = length & 127;
		if (lengthBytes > 4) throw x509Error("bad length", data);
		length = 0;
		for (let i = 0; i < lengthBytes; i++) length = length << 8 | data[index++];
		return {
			length,
			index
		};
	}
	function readASN1OID(data, index) {
		if (data[index++] !== 6) throw x509Error("non-OID data", data);
		let { length: OIDLength, index: indexAfterOIDLength } = readASN1Length(data, index);
		index = indexAfterOIDLength;
		let lastIndex = index + OIDLength, byte1 = data[index++], oid = (byte1 / 40 | 0) + "." + byte1 % 40;
		for (; index < lastIndex;) {
			let value = 0;
			for (; index < lastIndex;) {
				let nextByte = data[index++];
				if (value = value << 7 | nextByte & 127, nextByte < 128) break;
			}
			oid += "." + value;
		}
		return {
			oid,
			index
		};
	}
	function expectASN1Seq(data, index) {
		if (data[index++] !== 48) throw x509Error("non-sequence data", data);
		return readASN1Length(data, index);
	}
	function signatureAlgorithmHashFromCertificate(data, index) {
		index === void 0 && (index = 0), index = expectASN1Seq(data, index).index;
		let { length: certInfoLength, index: indexAfterCertInfoLength } = expectASN1Seq(data, index);
		index = indexAfterCertInfoLength + certInfoLength, index = expectASN1Seq(data, index).index;
		let { oid, index: indexAfterOID } = readASN1OID(data, index);
		switch (oid) {
			case "1.2.840.113549.1.1.4": return "MD5";
			case "1.2.840.113549.1.1.5": return "SHA-1";
			case "1.2.840.113549.1.1.11": return "SHA-256";
			case "1.2.840.113549.1.1.12": return "SHA-384";
			case "1.2.840.113549.1.1.13": return "SHA-512";
			case "1.2.840.113549.1.1.14": return "SHA-224";
			case "1.2.840.113549.1.1.15": return "SHA512-224";
			case "1.2.840.113549.1.1.16": return "SHA512-256";
			case "1.2.840.10045.4.1": return "SHA-1";
			case "1.2.840.10045.4.3.1": return "SHA-224";
			case "1.2.840.10045.4.3.2": return "SHA-256";
			case "1.2.840.10045.4.3.3": return "SHA-384";
			case "1.2.840.10045.4.3.4": return "SHA-512";
			case "1.2.840.113549.1.1.10": {
				if (index = indexAfterOID, index = expectASN1Seq(data, index).index, data[index++] !== 160) throw x509Error("non-tag data", data);
				index = readASN1Length(data, index).index, index = expectASN1Seq(data, index).index;
				let { oid: hashOID } = readASN1OID(data, index);
				switch (hashOID) {
					case "1.2.840.113549.2.5": return "MD5";
					case "1.3.14.3.2.26": return "SHA-1";
					case "2.16.840.1.101.3.4.2.1": return "SHA-256";
					case "2.16.840.1.101.3.4.2.2": return "SHA-384";
					case "2.16.840.1.101.3.4.2.3": return "SHA-512";
				}
				throw x509Error("unknown hash OID " + hashOID, data);
			}
			case "1.3.101.110":
			case "1.3.101.112": return "SHA-512";
			case "1.3.101.111":
			case "1.3.101.113": throw x509Error("Ed448 certificate channel binding is not currently supported by Postgres");
		}
		throw x509Error("unknown OID " + oid, data);
	}
	module.exports = { signatureAlgorithmHashFromCertificate };
})), require_sasl = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports, module) => {
	let crypto = require_utils(), { signatureAlgorithmHashFromCertificate } = require_cert_signatures();
	function saslprep(password) {
		return password.replace(/[\u00A0\u1680\u2000-\u200B\u202F\u205F\u3000]/g, " ").replace(/[\u00AD\u034F\u1806\u180B\u180C\u180D\u200C\u200D\u2060\uFE00-\uFE0F\uFEFF]/g, "").normalize("NFKC");
	}
	let DEFAULT_MAX_SCRAM_ITERATIONS = 1e5;
	function startSession(mechanisms, stream, scramMaxIterations = DEFAULT_MAX_SCRAM_ITERATIONS) {
		let candidates = ["SCRAM-SHA-256"];
		stream && candidates.unshift("SCRAM-SHA-256-PLUS");
		let mechanism = candidates.find((candidate) => mechanisms.includes(candidate));
		if (!mechanism) throw Error("SASL: Only mechanism(s) " + candidates.join(" and ") + " are supported");
		if (mechanism === "SCRAM-SHA-256-PLUS" && typeof stream.getPeerCertificate != "function") throw Error("SASL: Mechanism SCRAM-SHA-256-PLUS requires a certificate");
		let clientNonce = crypto.randomBytes(18).toString("base64");
		return {
			mechanism,
			clientNonce,
			response: (mechanism === "SCRAM-SHA-256-PLUS" ? "p=tls-server-end-point" : stream ? "y" : "n") + ",,n=*,r=" + clientNonce,
			message: "SASLInitialResponse",
			scramMaxIterations
		};
	}
	async function continueSession(session, password, serverData, stream) {
		if (session.message !== "SASLInitialResponse") throw Error("SASL: Last message was not SASLInitialResponse");
		if (typeof password != "string") throw Error("SASL: SCRAM-SERVER-FIRST-MESSAGE: client password must be a string");
		if (password === "") throw Error("SASL: SCRAM-SERVER-FIRST-MESSAGE: client password must be a non-empty string");
		if (typeof serverData != "string") throw Error("SASL: SCRAM-SERVER-FIRST-MESSAGE: serverData must be a string");
		let sv = parseServerFirstMessage(serverData);
		if (!sv.nonce.startsWith(session.clientNonce)) throw Error("SASL: SCRAM-SERVER-FIRST-MESSAGE: server nonce does not start with client nonce");
		if (sv.nonce.length === session.clientNonce.length) throw Error("SASL: SCRAM-SERVER-FIRST-MESSAGE: server nonce is too short");
		let scramMaxIterations = typeof session.scramMaxIterations == "number" ? session.scramMaxIterations : DEFAULT_MAX_SCRAM_ITERATIONS;
		if (scramMaxIterations !== 0 && sv.iteration > scramMaxIterations) throw Error("SASL: SCRAM-SERVER-FIRST-MESSAGE: iteration count " + sv.iteration + " exceeds scramMaxIterations of " + scramMaxIterations);
		let clientFirstMessageBare = "n=*,r=" + session.clientNonce, serverFirstMessage = "r=" + sv.nonce + ",s=" + sv.salt + ",i=" + sv.iteration, channelBinding = stream ? "eSws" : "biws";
		if (session.mechanism === "SCRAM-SHA-256-PLUS") {
			let peerCert = stream.getPeerCertificate().raw, hashName = signatureAlgorithmHashFromCertificate(peerCert);
			(hashName === "MD5" || hashName === "SHA-1") && (hashName = "SHA-256");
			let certHash = await crypto.hashByName(hashName, peerCert);
			channelBinding = Buffer.concat([Buffer.from("p=tls-server-end-point,,"), Buffer.from(certHash)]).toString("base64");
		}
		let clientFinalMessageWithoutProof = "c=" + channelBinding + ",r=" + sv.nonce, authMessage = clientFirstMessageBare + "," + serverFirstMessage + "," + clientFinalMessageWithoutProof, saltBytes = Buffer.from(sv.salt, "base64"), saltedPassword = await crypto.deriveKey(saslprep(password), saltBytes, sv.iteration), clientKey = await crypto.hmacSha256(saltedPassword, "Client Key"), storedKey = await crypto.sha256(clientKey), clientSignature = await crypto.hmacSha256(storedKey, authMessage), clientProof = xorBuffers(Buffer.from(clientKey), Buffer.from(clientSignature)).toString("base64"), serverKey = await crypto.hmacSha256(saltedPassword, "Server Key"), serverSignatureBytes = await crypto.hmacSha256(serverKey, authMessage);
		session.message = "SASLResponse", session.serverSignature = Buffer.from(serverSignatureBytes).toString("base64"), session.response = clientFinalMessageWithoutProof + ",p=" + clientProof;
	}
	function finalizeSession(session, serverData) {
		if (session.message !== "SASLResponse") throw Error("SASL: Last message was not SASLResponse");
		if (typeof serverData != "string") throw Error("SASL: SCRAM-SERVER-FINAL-MESSAGE: serverData must be a string");
		let { serverSignature } = parseServerFinalMessage(serverData);
		if (serverSignature !== session.serverSignature) throw Error("SASL: SCRAM-SERVER-FINAL-MESSAGE: server signature does not match");
	}
	/**
	* printable       = %x21-2B / %x2D-7E
	*                   ;; Printable ASCII except ",".
	*                   ;; Note that any "printable" is also
	*                   ;; a valid "value".
	*/
	function isPrintableChars(text) {
		if (typeof text != "string") throw TypeError("SASL: text must be a string");
		return text.split("").map((_, i) => text.charCodeAt(i)).every((c) => c >= 33 && c <= 43 || c >= 45 && c <= 126);
	}
	/**
	* base64-char     = ALPHA / DIGIT / "/" / "+"
	*
	* base64-4        = 4base64-char
	*
	* base64-3        = 3base64-char "="
	*
	* base64-2        = 2base64-char "=="
	*
	* base64          = *base64-4 [base64-3 / base64-2]
	*/
	function isBase64(text) {
		return /^(?:[a-zA-Z0-9+/]{4})*(?:[a-zA-Z0-9+/]{2}==|[a-zA-Z0-9+/]{3}=)?$/.test(text);
	}
	function parseAttributePairs(text) {
		if (typeof text != "string") throw TypeError("SASL: attribute pairs text must be a string");
		return new Map(text.split(",").map((attrValue) => {
			if (!/^.=/.test(attrValue)) throw Error("SASL: Invalid attribute pair entry");
			return [attrValue[0], attrValue.substring(2)];
		}));
	}
	function parseServerFirstMessage(data) {
		let attrPairs = parseAttributePairs(data), nonce = attrPairs.get("r");
		if (!nonce) throw Error("SASL: SCRAM-SERVER-FIRST-MESSAGE: nonce missing");
		if (!isPrintableChars(nonce)) throw Error("SASL: SCRAM-SERVER-FIRST-MESSAGE: nonce must only contain printable characters");
		let salt = attrPairs.get("s");
		if (!salt) throw Error("SASL: SCRAM-SERVER-FIRST-MESSAGE: salt missing");
		if (!isBase64(salt)) throw Error("SASL: SCRAM-SERVER-FIRST-MESSAGE: salt must be base64");
		let iterationText = attrPairs.get("i");
		if (!iterationText) throw Error("SASL: SCRAM-SERVER-FIRST-MESSAGE: iteration missing");
		if (!/^[1-9][0-9]*$/.test(iterationText)) throw Error("SASL: SCRAM-SERVER-FIRST-MESSAGE: invalid iteration count");
		return {
			nonce,
			salt,
			iteration: parseInt(iterationText, 10)
		};
	}
	function parseServerFinalMessage(serverData) {
		let attrPairs = parseAttributePairs(serverData), error = attrPairs.get("e"), serverSignature = attrPairs.get("v");
		if (error) throw Error(`SASL: SCRAM-SERVER-FINAL-MESSAGE: server returned error: "${error}"`);
		if (!serverSignature) throw Error("SASL: SCRAM-SERVER-FINAL-MESSAGE: server signature is missing");
		if (!isBase64(serverSignature)) throw Error("SASL: SCRAM-SERVER-FINAL-MESSAGE: server signature must be base64");
		return { serverSignature };
	}
	function xorBuffers(a, b) {
		if (!Buffer.isBuffer(a)) throw TypeError("first argument must be a Buffer");
		if (!Buffer.isBuffer(b)) throw TypeError("second argument must be a Buffer");
		if (a.length !== b.length) throw Error("Buffer lengths must match");
		if (a.length === 0) throw Error("Buffers cannot be empty");
		return Buffer.from(a.map((_, i) => a[i] ^ b[i]));
	}
	module.exports = {
		startSession,
		continueSession,
		finalizeSession,
		DEFAULT_MAX_SCRAM_ITERATIONS
	};
})), require_type_overrides = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports, module) => {
	let types = require_pg_types();
	function TypeOverrides(userTypes) {
		this._types = userTypes || types, this.text = {}, this.binary = {};
	}
	TypeOverrides.prototype.getOverrides = function(format) {
		switch (format) {
			case "text": return this.text;
			case "binary": return this.binary;
			default: return {};
		}
	}, TypeOverrides.prototype.setTypeParser = function(oid, format, parseFn) {
		typeof format == "function" && (parseFn = format, format = "text"), this.getOverrides(format)[oid] = parseFn;
	}, TypeOverrides.prototype.getTypeParser = function(oid, format) {
		return format ||= "text", this.getOverrides(format)[oid] || this._types.getTypeParser(oid, format);
	}, module.exports = TypeOverrides;
})), require_pg_connection_string = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports, module) => {
	function parse(str, options = {}) {
		if (str.charAt(0) === "/") {
			let config = str.split(" ");
			return {
				host: config[0],
				database: config[1]
			};
		}
		let config = Object.create(null), result, dummyHost = !1;
		/ |%[^a-f0-9]|%[a-f0-9][^a-f0-9]/i.test(str) && (str = encodeURI(str).replace(/%25(\d\d)/g, "%$1"));
		try {
			try {
				result = new URL(str, "postgres://base");
			} catch {
				result = new URL(str.replace("@/", "@___DUMMY___/"), "postgres://base"), dummyHost = !0;
			}
		} catch (err) {
			throw err.input &&= "*****REDACTED*****", err;
		}
		for (let entry of result.searchParams.entries()) config[entry[0]] = entry[1];
		if (config.user = config.user || decodeURIComponent(result.username), config.password = config.password || decodeURIComponent(result.password), result.protocol == "socket:") return config.host = decodeURI(result.pathname), config.database = result.searchParams.get("db"), config.client_encoding = result.searchParams.get("encoding"), config;
		let hostname = (dummyHost ? "" : result.hostname).replace(/^\[(.+)\]$/, "$1");
		config.host ? hostname && /^%2f/i.test(hostname) && (result.pathname = hostname + result.pathname) : config.host = decodeURIComponent(hostname), config.port ||= result.port;
		let pathname = result.pathname.slice(1) || null;
		config.database = pathname ? decodeURI(pathname) : null, (config.ssl === "true" || config.ssl === "1") && (config.ssl = !0), config.ssl === "0" && (config.ssl = !1), (config.sslcert || config.sslkey || config.sslrootcert || config.sslmode) && (config.ssl = {}), config.sslnegotiation === "direct" && config.ssl === void 0 && (config.ssl = !0);
		let fs = config.sslcert || config.sslkey || config.sslrootcert ? require("fs") : null;
		if (config.sslcert && (config.ssl.cert = fs.readFileSync(config.sslcert).toString()), config.sslkey && (config.ssl.key = fs.readFileSync(config.sslkey).toString()), config.sslrootcert && (config.ssl.ca = fs.readFileSync(config.sslrootcert).toString()), options.useLibpqCompat && config.uselibpqcompat) throw Error("Both useLibpqCompat and uselibpqcompat are set. Please use only one of them.");
		if (config.uselibpqcompat === "true" || options.useLibpqCompat) switch (config.sslmode) {
			case "disable":
				config.ssl = !1;
				break;
			case "prefer":
				config.ssl.rejectUnauthorized = !1;
				break;
			case "require":
				config.sslrootcert ? config.ssl.checkServerIdentity = function() {} : config.ssl.rejectUnauthorized = !1;
				break;
			case "verify-ca":
				if (!config.ssl.ca) throw Error("SECURITY WARNING: Using sslmode=verify-ca requires specifying a CA with sslrootcert. If a public CA is used, verify-ca allows connections to a server that somebody else may have registered with the CA, making you vulnerable to Man-in-the-Middle attacks. Either specify a custom CA certificate with sslrootcert parameter or use sslmode=verify-full for proper security.");
				config.ssl.checkServerIdentity = function() {};
		}
		else switch (config.sslmode) {
			case "disable":
				config.ssl = !1;
				break;
			case "prefer":
			case "require":
			case "verify-ca":
			case "verify-full":
				config.sslmode !== "verify-full" && deprecatedSslModeWarning(config.sslmode);
				break;
			case "no-verify": config.ssl.rejectUnauthorized = !1;
		}
		return config;
	}
	function toConnectionOptions(sslConfig) {
		return Object.entries(sslConfig).reduce((c, [key, value]) => (value != null && (c[key] = value), c), Object.create(null));
	}
	function toClientConfig(config) {
		return Object.entries(config).reduce((c, [key, value]) => {
			if (key === "ssl") {
				let sslConfig = value;
				typeof sslConfig == "boolean" && (c[key] = sslConfig), typeof sslConfig == "object" && (c[key] = toConnectionOptions(sslConfig));
			} else if (value != null) {
				if (key === "port") {
					if (value !== "") {
						let v = parseInt(value, 10);
						if (isNaN(v)) throw Error(`Invalid ${key}: ${value}`);
						c[key] = v;
					}
				} else c[key] = value;
			}
			return c;
		}, Object.create(null));
	}
	function parseIntoClientConfig(str) {
		return toClientConfig(parse(str));
	}
	function deprecatedSslModeWarning(sslmode) {
		!deprecatedSslModeWarning.warned && typeof process < "u" && process.emitWarning && (deprecatedSslModeWarning.warned = !0, process.emitWarning(`SECURITY WARNING: The SSL modes 'prefer', 'require', and 'verify-ca' are treated as aliases for 'verify-full'.
In the next major version (pg-connection-string v3.0.0 and pg v9.0.0), these modes will adopt standard libpq semantics, which have weaker security guarantees.

To prepare for this change:
- If you want the current behavior, explicitly use 'sslmode=verify-full'
- If you want libpq compatibility now, use 'uselibpqcompat=true&sslmode=${sslmode}'

See https://www.postgresql.org/docs/current/libpq-ssl.html for libpq SSL mode definitions.`));
	}
	module.exports = parse, parse.parse = parse, parse.toClientConfig = toClientConfig, parse.parseIntoClientConfig = parseIntoClientConfig;
})), require_connection_parameters = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports, module) => {
	let dns = require("dns"), defaults = require_defaults(), parse = require_pg_connection_string().parse, val = function(key, config, envVar) {
		return config[key] ? config[key] : (envVar === void 0 ? envVar = process.env["PG" + key.toUpperCase()] : envVar === !1 || (envVar = process.env[envVar]), envVar || defaults[key]);
	}, readSSLConfigFromEnvironment = function() {
		switch (process.env.PGSSLMODE) {
			case "disable": return !1;
			case "prefer":
			case "require":
			case "verify-ca":
			case "verify-full": return !0;
			case "no-verify": return { rejectUnauthorized: !1 };
		}
		return defaults.ssl;
	}, quoteParamValue = function(value) {
		return "'" + ("" + value).replace(/\\/g, "\\\\").replace(/'/g, "\\'") + "'";
	}, add = function(params, config, paramName) {
		let value = config[paramName];
		value != null && params.push(paramName + "=" + quoteParamValue(value));
	};
	module.exports = class {
		constructor(config) {
			if (config = typeof config == "string" ? parse(config) : config || {}, config.connectionString && (config = Object.assign({}, config, parse(config.connectionString))), this.user = val("user", config), this.database = val("database", config), this.database === void 0 && (this.database = this.user), this.port = parseInt(val("port", config), 10), this.host = val("host", config), Object.defineProperty(this, "password", {
				configurable: !0,
				enumerable: !1,
				writable: !0,
				value: val("password", config)
			}), this.binary = val("binary", config), this.options = val("options", config), this.ssl = config.ssl === void 0 ? readSSLConfigFromEnvironment() : config.ssl, typeof this.ssl == "string" && this.ssl === "true" && (this.ssl = !0), this.ssl === "no-verify" && (this.ssl = { rejectUnauthorized: !1 }), this.ssl && this.ssl.key && Object.defineProperty(this.ssl, "key", { enumerable: !1 }), this.sslnegotiation = val("sslnegotiation", config, "PGSSLNEGOTIATION"), this.sslnegotiation !== void 0 && this.sslnegotiation !== "postgres" && this.sslnegotiation !== "direct") throw Error(`Invalid sslnegotiation value: "${this.sslnegotiation}". Valid values are "postgres" and "direct".`);
			if (this.sslnegotiation === "direct" && !this.ssl) throw Error("sslnegotiation=direct requires SSL to be enabled");
			this.client_encoding = val("client_encoding", config), this.replication = val("replication", config), this.isDomainSocket = !(this.host || "").indexOf("/"), this.application_name = val("application_name", config, "PGAPPNAME"), this.fallback_application_name = val("fallback_application_name", config, !1), this.statement_timeout = val("statement_timeout", config, !1), this.lock_timeout = val("lock_timeout", config, !1), this.idle_in_transaction_session_timeout = val("idle_in_transaction_session_timeout", config, !1), this.query_timeout = val("query_timeout", config, !1), this.connect_timeout = config.connectionTimeoutMillis === void 0 ? process.env.PGCONNECT_TIMEOUT || 0 : Math.floor(config.connectionTimeoutMillis / 1e3), config.keepAlive === !1 ? this.keepalives = 0 : config.keepAlive === !0 && (this.keepalives = 1), typeof config.keepAliveInitialDelayMillis == "number" && (this.keepalives_idle = Math.floor(config.keepAliveInitialDelayMillis / 1e3));
		}
		getLibpqConnectionString(cb) {
			let params = [];
			add(params, this, "user"), add(params, this, "password"), add(params, this, "port"), add(params, this, "application_name"), add(params, this, "fallback_application_name"), add(params, this, "connect_timeout"), add(params, this, "options");
			let ssl = typeof this.ssl == "object" ? this.ssl : this.ssl ? { sslmode: this.ssl } : {};
			if (add(params, ssl, "sslmode"), add(params, ssl, "sslca"), add(params, ssl, "sslkey"), add(params, ssl, "sslcert"), add(params, ssl, "sslrootcert"), add(params, this, "sslnegotiation"), this.database && params.push("dbname=" + quoteParamValue(this.database)), this.replication && params.push("replication=" + quoteParamValue(this.replication)), this.host && params.push("host=" + quoteParamValue(this.host)), this.isDomainSocket) return cb(null, params.join(" "));
			this.client_encoding && params.push("client_encoding=" + quoteParamValue(this.client_encoding)), dns.lookup(this.host, function(err, address) {
				return err ? cb(err, null) : (params.push("hostaddr=" + quoteParamValue(address)), cb(null, params.join(" ")));
			});
		}
	};
})), require_result = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports, module) => {
	let types = require_pg_types(), matchRegexp = /^([A-Za-z]+)(?: (\d+))?(?: (\d+))?/;
	module.exports = class {
		constructor(rowMode, types) {
			this.command = null, this.rowCount = null, this.oid = null, this.rows = [], this.fields = [], this._parsers = void 0, this._types = types, this.RowCtor = null, this.rowAsArray = rowMode === "array", this.rowAsArray && (this.parseRow = this._parseRowAsArray), this._prebuiltEmptyResultObject = null;
		}
		addCommandComplete(msg) {
			let match;
			match = msg.text ? matchRegexp.exec(msg.text) : matchRegexp.exec(msg.command), match && (this.command = match[1], match[3] ? (this.oid = parseInt(match[2], 10), this.rowCount = parseInt(match[3], 10)) : match[2] && (this.rowCount = parseInt(match[2], 10)));
		}
		_parseRowAsArray(rowData) {
			let row = Array(rowData.length);
			for (let i = 0, len = rowData.length; i < len; i++) {
				let rawValue = rowData[i];
				rawValue === null ? row[i] = null : row[i] = this._parsers[i](rawValue);
			}
			return row;
		}
		parseRow(rowData) {
			let row = { ...this._prebuiltEmptyResultObject };
			for (let i = 0, len = rowData.length; i < len; i++) {
				let rawValue = rowData[i], field = this.fields[i].name;
				if (rawValue !== null) {
					let v = this.fields[i].format === "binary" ? Buffer.from(rawValue) : rawValue;
					row[field] = this._parsers[i](v);
				} else row[field] = null;
			}
			return row;
		}
		addRow(row) {
			this.rows.push(row);
		}
		addFields(fieldDescriptions) {
			this.fields = fieldDescriptions, this.fields.length && (this._parsers = Array(fieldDescriptions.length));
			let row = Object.create(null);
			for (let i = 0; i < fieldDescriptions.length; i++) {
				let desc = fieldDescriptions[i];
				row[desc.name] = null, this._types ? this._parsers[i] = this._types.getTypeParser(desc.dataTypeID, desc.format || "text") : this._parsers[i] = types.getTypeParser(desc.dataTypeID, desc.format || "text");
			}
			this._prebuiltEmptyResultObject = { ...row };
		}
	};
})), require_query$1 = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports, module) => {
	let { EventEmitter } = require("events"), Result = require_result(), utils = require_utils$1();
	module.exports = class extends EventEmitter {
		constructor(config, values, callback) {
			super(), config = utils.normalizeQueryConfig(config, values, callback), this.text = config.text, this.values = config.values, this.rows = config.rows, this.types = config.types, this.name = config.name, this.queryMode = config.queryMode, this.binary = config.binary, this.portal = config.portal || "", this.callback = config.callback, this._rowMode = config.rowMode, process.domain && config.callback && (this.callback = process.domain.bind(config.callback)), this._result = new Result(this._rowMode, this.types), this._results = this._result, this._canceledDueToError = !1;
		}
		requiresPreparation() {
			return this.queryMode === "extended" || this.name || this.rows ? !0 : !this.text || !this.values ? !1 : this.values.length > 0;
		}
		_checkForMultirow() {
			this._result.command && (Array.isArray(this._results) || (this._results = [this._result]), this._result = new Result(this._rowMode, this._result._types), this._results.push(this._result));
		}
		handleRowDescription(msg) {
			this._checkForMultirow(), this._result.addFields(msg.fields), this._accumulateRows = this.callback || !this.listeners("row").length;
		}
		handleDataRow(msg) {
			let row;
			if (!this._canceledDueToError) {
				try {
					row = this._result.parseRow(msg.fields);
				} catch (err) {
					this._canceledDueToError = err;
					return;
				}
				this.emit("row", row, this._result), this._accumulateRows && this._result.addRow(row);
			}
		}
		handleCommandComplete(msg, connection) {
			this._checkForMultirow(), this._result.addCommandComplete(msg), this.rows && connection.sync();
		}
		handleEmptyQuery(connection) {
			this.rows && connection.sync();
		}
		handleError(err, connection) {
			if (this._canceledDueToError &&= (err = this._canceledDueToError, !1), this.callback) return this.callback(err);
			this.emit("error", err);
		}
		handleReadyForQuery(con) {
			if (this._canceledDueToError) return this.handleError(this._canceledDueToError, con);
			if (this.callback) try {
				this.callback(null, this._results);
			} catch (err) {
				process.nextTick(() => {
					throw err;
				});
			}
			this.emit("end", this._results);
		}
		submit(connection) {
			if (typeof this.text != "string" && typeof this.name != "string") return /* @__PURE__ */ Error("A query must have either text or a name. Supplying neither is unsupported.");
			let previous = connection.parsedStatements[this.name] || connection.submittedNamedStatements[this.name];
			if (this.text && previous && this.text !== previous) return /* @__PURE__ */ Error(`Prepared statements must be unique - '${this.name}' was used for a different statement`);
			if (this.values && !Array.isArray(this.values)) return /* @__PURE__ */ Error("Query values must be an array");
			if (this.requiresPreparation()) {
				connection.stream.cork && connection.stream.cork();
				try {
					this.prepare(connection);
				} finally {
					connection.stream.uncork && connection.stream.uncork();
				}
			} else connection.query(this.text);
			return null;
		}
		hasBeenParsed(connection) {
			return this.name && (connection.parsedStatements[this.name] !== void 0 || connection.submittedNamedStatements[this.name] !== void 0);
		}
		handlePortalSuspended(connection) {
			this._getRows(connection, this.rows);
		}
		_getRows(connection, rows) {
			connection.execute({
				portal: this.portal,
				rows
			}), rows ? connection.flush() : connection.sync();
		}
		prepare(connection) {
			this.hasBeenParsed(connection) || (connection.parse({
				text: this.text,
				name: this.name,
				types: this.types
			}), this.name && (connection.submittedNamedStatements[this.name] = this.text));
			try {
				connection.bind({
					portal: this.portal,
					statement: this.name,
					values: this.values,
					binary: this.binary,
					valueMapper: utils.prepareValue
				});
			} catch (err) {
				connection.close({
					type: "S",
					name: this.name
				}), connection.sync(), this.handleError(err, connection);
				return;
			}
			connection.describe({
				type: "P",
				name: this.portal || ""
			}), this._getRows(connection, this.rows);
		}
		handleCopyInResponse(connection) {
			connection.sendCopyFail("No source stream defined");
		}
		handleCopyData(msg, connection) {}
	};
})), require_empty = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: !0 }), exports.default = {};
})), require_stream = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports, module) => {
	let { getStream, getSecureStream } = getStreamFuncs();
	module.exports = {
		/**
		* Get a socket stream compatible with the current runtime environment.
		* @returns {Duplex}
		*/
		getStream,
		/**
		* Get a TLS secured socket, compatible with the current environment,
		* using the socket and other settings given in `options`.
		* @returns {Duplex}
		*/
		getSecureStream
	};
	/**
	* The stream functions that work in Node.js
	*/
	function getNodejsStreamFuncs() {
		function getStream(ssl) {
			return new (require("net")).Socket();
		}
		function getSecureStream(options) {
			return require("tls").connect(options);
		}
		return {
			getStream,
			getSecureStream
		};
	}
	/**
	* The stream functions that work in Cloudflare Workers
	*/
	function getCloudflareStreamFuncs() {
		function getStream(ssl) {
			let { CloudflareSocket } = require_empty();
			return new CloudflareSocket(ssl);
		}
		function getSecureStream(options) {
			return options.socket.startTls(options), options.socket;
		}
		return {
			getStream,
			getSecureStream
		};
	}
	/**
	* Are we running in a Cloudflare Worker?
	*
	* @returns true if the code is currently running inside a Cloudflare Worker.
	*/
	function isCloudflareRuntime() {
		if (typeof navigator == "object" && navigator !== null && typeof navigator.userAgent == "string") return navigator.userAgent === "Cloudflare-Workers";
		if (typeof Response == "function") {
			let resp = new Response(null, { cf: { thing: !0 } });
			if (typeof resp.cf == "object" && resp.cf !== null && resp.cf.thing) return !0;
		}
		return !1;
	}
	function getStreamFuncs() {
		return isCloudflareRuntime() ? getCloudflareStreamFuncs() : getNodejsStreamFuncs();
	}
})), require_connection = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports, module) => {
	let EventEmitter = require("events").EventEmitter, { parse, serialize } = require_pg_protocol.require_dist(), stream = require_stream(), { getStream } = stream, flushBuffer = serialize.flush(), syncBuffer = serialize.sync(), endBuffer = serialize.end();
	module.exports = class extends EventEmitter {
		constructor(config) {
			super(), config ||= {}, this.stream = config.stream || getStream(config.ssl), typeof this.stream == "function" && (this.stream = this.stream(config)), this._keepAlive = config.keepAlive, this._keepAliveInitialDelayMillis = config.keepAliveInitialDelayMillis, this.parsedStatements = {}, this.submittedNamedStatements = {}, this.ssl = config.ssl || !1, this.sslNegotiation = config.sslNegotiation || "postgres", this._ending = !1, this._emitMessage = !1;
			let self = this;
			this.on("newListener", function(eventName) {
				eventName === "message" && (self._emitMessage = !0);
			});
		}
		connect(port, host) {
			let self = this;
			this._connecting = !0, this.stream.setNoDelay(!0), this.stream.connect(port, host), this.stream.once("connect", function() {
				self._keepAlive && self.stream.setKeepAlive(!0, self._keepAliveInitialDelayMillis), self.emit("connect");
			});
			let reportStreamError = function(error) {
				(!self._ending || error.code !== "ECONNRESET" && error.code !== "EPIPE") && self.emit("error", error);
			};
			if (this.stream.on("error", reportStreamError), this.stream.on("close", function() {
				self.emit("end");
			}), !this.ssl) return this.attachListeners(this.stream);
			if (this.sslNegotiation === "direct") return this.stream.once("connect", function() {
				self.upgradeToSSL(host, reportStreamError);
			});
			this.stream.once("data", function(buffer) {
				switch (buffer.toString("utf8")) {
					case "S": break;
					case "N": return self.stream.end(), self.emit("error", /* @__PURE__ */ Error("The server does not support SSL connections"));
					default: return self.stream.end(), self.emit("error", /* @__PURE__ */ Error("There was an error establishing an SSL connection"));
				}
				self.upgradeToSSL(host, reportStreamError);
			});
		}
		upgradeToSSL(host, reportStreamError) {
			let self = this, options = {
				socket: self.stream,
				host
			};
			self.ssl !== !0 && (Object.assign(options, self.ssl), "key" in self.ssl && (options.key = self.ssl.key)), self.sslNegotiation === "direct" && (options.ALPNProtocols = ["postgresql"]);
			let net = require("net");
			net.isIP && net.isIP(host) === 0 && (options.servername = host);
			try {
				self.stream = stream.getSecureStream(options);
			} catch (err) {
				return self.emit("error", err);
			}
			self.attachListeners(self.stream), self.stream.on("error", reportStreamError), self.emit("sslconnect");
		}
		attachListeners(stream) {
			parse(stream, (msg) => {
				let eventName = msg.name === "error" ? "errorMessage" : msg.name;
				this._emitMessage && this.emit("message", msg), this.emit(eventName, msg);
			});
		}
		requestSsl() {
			this.stream.write(serialize.requestSsl());
		}
		startup(config) {
			this.stream.write(serialize.startup(config));
		}
		cancel(processID, secretKey) {
			this._send(serialize.cancel(processID, secretKey));
		}
		password(password) {
			this._send(serialize.password(password));
		}
		sendSASLInitialResponseMessage(mechanism, initialResponse) {
			this._send(serialize.sendSASLInitialResponseMessage(mechanism, initialResponse));
		}
		sendSCRAMClientFinalMessage(additionalData) {
			this._send(serialize.sendSCRAMClientFinalMessage(additionalData));
		}
		_send(buffer) {
			return this.stream.writable ? this.stream.write(buffer) : !1;
		}
		query(text) {
			this._send(serialize.query(text));
		}
		parse(query) {
			this._send(serialize.parse(query));
		}
		bind(config) {
			this._send(serialize.bind(config));
		}
		execute(config) {
			this._send(serialize.execute(config));
		}
		flush() {
			this.stream.writable && this.stream.write(flushBuffer);
		}
		sync() {
			this._send(syncBuffer);
		}
		ref() {
			this.stream.ref();
		}
		unref() {
			this.stream.unref();
		}
		end() {
			if (this._ending = !0, !this._connecting || !this.stream.writable) this.stream.end();
			else return this.stream.write(endBuffer, () => {
				this.stream.end();
			});
		}
		close(msg) {
			this._send(serialize.close(msg));
		}
		describe(msg) {
			this._send(serialize.describe(msg));
		}
		sendCopyFromChunk(chunk) {
			this._send(serialize.copyData(chunk));
		}
		endCopyFrom() {
			this._send(serialize.copyDone());
		}
		sendCopyFail(msg) {
			this._send(serialize.copyFail(msg));
		}
	};
})), require_split2 = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports, module) => {
	let { Transform } = require("stream"), { StringDecoder } = require("string_decoder"), kLast = Symbol("last"), kDecoder = Symbol("decoder");
	function transform(chunk, enc, cb) {
		let list;
		if (this.overflow) {
			if (list = this[kDecoder].write(chunk).split(this.matcher), list.length === 1) return cb();
			list.shift(), this.overflow = !1;
		} else this[kLast] += this[kDecoder].write(chunk), list = this[kLast].split(this.matcher);
		this[kLast] = list.pop();
		for (let i = 0; i < list.length; i++) try {
			push(this, this.mapper(list[i]));
		} catch (error) {
			return cb(error);
		}
		this.overflow = this[kLast].length > this.maxLength, this.overflow && !this.skipOverflow ? cb(/* @__PURE__ */ Error("maximum buffer reached")) : cb();
	}
	function flush(cb) {
		if (this[kLast] += this[kDecoder].end(), this[kLast]) try {
			push(this, this.mapper(this[kLast]));
		} catch (error) {
			return cb(error);
		}
		cb();
	}
	function push(self, val) {
		val !== void 0 && self.push(val);
	}
	function noop(incoming) {
		return incoming;
	}
	function split(matcher, mapper, options) {
		switch (matcher ||= /\r?\n/, mapper ||= noop, options ||= {}, arguments.length) {
			case 1:
				typeof matcher == "function" ? (mapper = matcher, matcher = /\r?\n/) : typeof matcher == "object" && !(matcher instanceof RegExp) && !matcher[Symbol.split] && (options = matcher, matcher = /\r?\n/);
				break;
			case 2: typeof matcher == "function" ? (options = mapper, mapper = matcher, matcher = /\r?\n/) : typeof mapper == "object" && (options = mapper, mapper = noop);
		}
		options = Object.assign({}, options), options.autoDestroy = !0, options.transform = transform, options.flush = flush, options.readableObjectMode = !0;
		let stream = new Transform(options);
		return stream[kLast] = "", stream[kDecoder] = new StringDecoder("utf8"), stream.matcher = matcher, stream.mapper = mapper, stream.maxLength = options.maxLength, stream.skipOverflow = options.skipOverflow || !1, stream.overflow = !1, stream._destroy = function(err, cb) {
			this._writableState.errorEmitted = !1, cb(err);
		}, stream;
	}
	module.exports = split;
})), require_helper = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports, module) => {
	var path = require("path"), Stream = require("stream").Stream, split = require_split2(), util = require("util"), defaultPort = 5432, isWin = process.platform === "win32", warnStream = process.stderr, S_IRWXG = 56, S_IRWXO = 7, S_IFMT = 61440, S_IFREG = 32768;
	function isRegFile(mode) {
		return (mode & S_IFMT) == S_IFREG;
	}
	var fieldNames = [
		"host",
		"port",
		"database",
		"user",
		"password"
	], nrOfFields = fieldNames.length, passKey = fieldNames[nrOfFields - 1];
	function warn() {
		if (warnStream instanceof Stream && !0 === warnStream.writable) {
			var args = Array.prototype.slice.call(arguments).concat("\n");
			warnStream.write(util.format.apply(util, args));
		}
	}
	Object.defineProperty(module.exports, "isWin", {
		get: function() {
			return isWin;
		},
		set: function(val) {
			isWin = val;
		}
	}), module.exports.warnTo = function(stream) {
		var old = warnStream;
		return warnStream = stream, old;
	}, module.exports.getFileName = function(rawEnv) {
		var env = rawEnv || process.env;
		return env.PGPASSFILE || (isWin ? path.join(env.APPDATA || "./", "postgresql", "pgpass.conf") : path.join(env.HOME || "./", ".pgpass"));
	}, module.exports.usePgPass = function(stats, fname) {
		return Object.prototype.hasOwnProperty.call(process.env, "PGPASSWORD") ? !1 : isWin ? !0 : (fname ||= "<unkn>", isRegFile(stats.mode) ? stats.mode & (S_IRWXG | S_IRWXO) ? (warn("WARNING: password file \"%s\" has group or world access; permissions should be u=rw (0600) or less", fname), !1) : !0 : (warn("WARNING: password file \"%s\" is not a plain file", fname), !1));
	};
	var matcher = module.exports.match = function(connInfo, entry) {
		return fieldNames.slice(0, -1).reduce(function(prev, field, idx) {
			return idx == 1 && Number(connInfo[field] || defaultPort) === Number(entry[field]) ? prev && !0 : prev && (entry[field] === "*" || entry[field] === connInfo[field]);
		}, !0);
	};
	module.exports.getPassword = function(connInfo, stream, cb) {
		var pass, lineStream = stream.pipe(split());
		function onLine(line) {
			var entry = parseLine(line);
			entry && isValidEntry(entry) && matcher(connInfo, entry) && (pass = entry[passKey], lineStream.end());
		}
		var onEnd = function() {
			stream.destroy(), cb(pass);
		}, onErr = function(err) {
			stream.destroy(), warn("WARNING: error on reading file: %s", err), cb(void 0);
		};
		stream.on("error", onErr), lineStream.on("data", onLine).on("end", onEnd).on("error", onErr);
	};
	var parseLine = module.exports.parseLine = function(line) {
		if (line.length < 11 || line.match(/^\s+#/)) return null;
		for (var curChar = "", prevChar = "", fieldIdx = 0, startIdx = 0, obj = {}, isLastField = !1, addToObj = function(idx, i0, i1) {
			var field = line.substring(i0, i1);
			Object.hasOwnProperty.call(process.env, "PGPASS_NO_DEESCAPE") || (field = field.replace(/\\([:\\])/g, "$1")), obj[fieldNames[idx]] = field;
		}, i = 0; i < line.length - 1; i += 1) {
			if (curChar = line.charAt(i + 1), prevChar = line.charAt(i), isLastField = fieldIdx == nrOfFields - 1, isLastField) {
				addToObj(fieldIdx, startIdx);
				break;
			}
			i >= 0 && curChar == ":" && prevChar !== "\\" && (addToObj(fieldIdx, startIdx, i + 1), startIdx = i + 2, fieldIdx += 1);
		}
		return obj = Object.keys(obj).length === nrOfFields ? obj : null, obj;
	}, isValidEntry = module.exports.isValidEntry = function(entry) {
		for (var rules = {
			0: function(x) {
				return x.length > 0;
			},
			1: function(x) {
				return x === "*" || (x = Number(x), isFinite(x) && x > 0 && x < 9007199254740992 && Math.floor(x) === x);
			},
			2: function(x) {
				return x.length > 0;
			},
			3: function(x) {
				return x.length > 0;
			},
			4: function(x) {
				return x.length > 0;
			}
		}, idx = 0; idx < fieldNames.length; idx += 1) {
			var rule = rules[idx];
			if (!rule(entry[fieldNames[idx]] || "")) return !1;
		}
		return !0;
	};
})), require_lib$1 = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports, module) => {
	require("path");
	var fs = require("fs"), helper = require_helper();
	module.exports = function(connInfo, cb) {
		var file = helper.getFileName();
		fs.stat(file, function(err, stat) {
			if (err || !helper.usePgPass(stat, file)) return cb(void 0);
			var st = fs.createReadStream(file);
			helper.getPassword(connInfo, st, cb);
		});
	}, module.exports.warnTo = helper.warnTo;
})), require_client$1 = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports, module) => {
	let EventEmitter = require("events").EventEmitter, utils = require_utils$1(), nodeUtils = require("util"), sasl = require_sasl(), TypeOverrides = require_type_overrides(), ConnectionParameters = require_connection_parameters(), Query = require_query$1(), defaults = require_defaults(), Connection = require_connection(), crypto = require_utils(), activeQueryDeprecationNotice = nodeUtils.deprecate(() => {}, "Client.activeQuery is deprecated and will be removed in pg@9.0"), queryQueueDeprecationNotice = nodeUtils.deprecate(() => {}, "Client.queryQueue is deprecated and will be removed in pg@9.0."), pgPassDeprecationNotice = nodeUtils.deprecate(() => {}, "pgpass support is deprecated and will be removed in pg@9.0. You can provide an async function as the password property to the Client/Pool constructor that returns a password instead. Within this function you can call the pgpass module in your own code."), byoPromiseDeprecationNotice = nodeUtils.deprecate(() => {}, "Passing a custom Promise implementation to the Client/Pool constructor is deprecated and will be removed in pg@9.0."), queryQueueLengthDeprecationNotice = nodeUtils.deprecate(() => {}, "Calling client.query() when the client is already executing a query is deprecated and will be removed in pg@9.0. Use async/await or an external async flow control mechanism instead.");
	function coerceNumberOrDefault(value, defaultValue) {
		if (typeof value == "number") return Number.isFinite(value) ? value : defaultValue;
		if (typeof value == "string" && value.trim() !== "") {
			let n = Number(value);
			return Number.isFinite(n) ? n : defaultValue;
		}
		return defaultValue;
	}
	var Client = class extends EventEmitter {
		constructor(config) {
			super(), this.connectionParameters = new ConnectionParameters(config), this.user = this.connectionParameters.user, this.database = this.connectionParameters.database, this.port = this.connectionParameters.port, this.host = this.connectionParameters.host, Object.defineProperty(this, "password", {
				configurable: !0,
				enumerable: !1,
				writable: !0,
				value: this.connectionParameters.password
			}), this.replication = this.connectionParameters.replication;
			let c = config || {};
			c.Promise && byoPromiseDeprecationNotice(), this._Promise = c.Promise || global.Promise, this._types = new TypeOverrides(c.types), this._ending = !1, this._ended = !1, this._connecting = !1, this._connected = !1, this._connectionError = !1, this._queryable = !0, this._activeQuery = null, this._txStatus = null, this.enableChannelBinding = !!c.enableChannelBinding, this.scramMaxIterations = coerceNumberOrDefault(c.scramMaxIterations, sasl.DEFAULT_MAX_SCRAM_ITERATIONS), this.connection = c.connection || new Connection({
				stream: c.stream,
				ssl: this.connectionParameters.ssl,
				sslNegotiation: this.connectionParameters.sslnegotiation,
				keepAlive: c.keepAlive || !1,
				keepAliveInitialDelayMillis: c.keepAliveInitialDelayMillis || 0,
				encoding: this.connectionParameters.client_encoding || "utf8"
			}), this._queryQueue = [], this._sentQueryQueue = [], this.pipeline = !!c.pipeline, this.binary = c.binary || defaults.binary, this.processID = null, this.secretKey = null, this.ssl = this.connectionParameters.ssl || !1, this.sslNegotiation = this.connectionParameters.sslnegotiation || "postgres", this.ssl && this.ssl.key && Object.defineProperty(this.ssl, "key", { enumerable: !1 }), this._connectionTimeoutMillis = c.connectionTimeoutMillis || 0;
		}
		get activeQuery() {
			return activeQueryDeprecationNotice(), this._activeQuery;
		}
		set activeQuery(val) {
			activeQueryDeprecationNotice(), this._activeQuery = val;
		}
		_getActiveQuery() {
			return this._activeQuery;
		}
		_errorAllQueries(err) {
			let enqueueError = (query) => {
				process.nextTick(() => {
					query.handleError(err, this.connection);
				});
			}, activeQuery = this._getActiveQuery();
			activeQuery && (enqueueError(activeQuery), this._activeQuery = null), this._sentQueryQueue.forEach(enqueueError), this._sentQueryQueue.length = 0, this._queryQueue.forEach(enqueueError), this._queryQueue.length = 0;
		}
		_connect(callback) {
			let self = this, con = this.connection;
			if (this._connectionCallback = callback, this._connecting || this._connected) {
				let err = /* @__PURE__ */ Error("Client has already been connected. You cannot reuse a client.");
				process.nextTick(() => {
					callback(err);
				});
			} else this._connecting = !0, this._connectionTimeoutMillis > 0 && (this.connectionTimeoutHandle = setTimeout(() => {
				con._ending = !0, con.stream.destroy(/* @__PURE__ */ Error("timeout expired"));
			}, this._connectionTimeoutMillis), this.connectionTimeoutHandle.unref && this.connectionTimeoutHandle.unref()), this.host && this.host.indexOf("/") === 0 ? con.connect(this.host + "/.s.PGSQL." + this.port) : con.connect(this.port, this.host), con.on("connect", function() {
				self.ssl ? self.sslNegotiation !== "direct" && con.requestSsl() : con.startup(self.getStartupConf());
			}), con.on("sslconnect", function() {
				con.startup(self.getStartupConf());
			}), this._attachListeners(con), con.once("end", () => {
				let error = this._ending ? /* @__PURE__ */ Error("Connection terminated") : /* @__PURE__ */ Error("Connection terminated unexpectedly");
				clearTimeout(this.connectionTimeoutHandle), this._errorAllQueries(error), this._ended = !0, this._ending || (this._connecting && !this._connectionError ? this._connectionCallback ? this._connectionCallback(error) : this._handleErrorEvent(error) : this._connectionError || this._handleErrorEvent(error)), process.nextTick(() => {
					this.emit("end");
				});
			});
		}
		connect(callback) {
			if (callback) this._connect(callback);
			else return new this._Promise((resolve, reject) => {
				this._connect((error) => {
					error ? reject(error) : resolve(this);
				});
			});
		}
		_attachListeners(con) {
			con.on("authenticationCleartextPassword", this._handleAuthCleartextPassword.bind(this)), con.on("authenticationMD5Password", this._handleAuthMD5Password.bind(this)), con.on("authenticationSASL", this._handleAuthSASL.bind(this)), con.on("authenticationSASLContinue", this._handleAuthSASLContinue.bind(this)), con.on("authenticationSASLFinal", this._handleAuthSASLFinal.bind(this)), con.on("backendKeyData", this._handleBackendKeyData.bind(this)), con.on("error", this._handleErrorEvent.bind(this)), con.on("errorMessage", this._handleErrorMessage.bind(this)), con.on("readyForQuery", this._handleReadyForQuery.bind(this)), con.on("notice", this._handleNotice.bind(this)), con.on("rowDescription", this._handleRowDescription.bind(this)), con.on("dataRow", this._handleDataRow.bind(this)), con.on("portalSuspended", this._handlePortalSuspended.bind(this)), con.on("emptyQuery", this._handleEmptyQuery.bind(this)), con.on("commandComplete", this._handleCommandComplete.bind(this)), con.on("parseComplete", this._handleParseComplete.bind(this)), con.on("copyInResponse", this._handleCopyInResponse.bind(this)), con.on("copyData", this._handleCopyData.bind(this)), con.on("notification", this._handleNotification.bind(this));
		}
		_getPassword(cb) {
			let con = this.connection;
			if (typeof this.password == "function") this._Promise.resolve().then(() => this.password(this.connectionParameters)).then((pass) => {
				if (pass !== void 0) {
					if (typeof pass != "string") {
						con.emit("error", /* @__PURE__ */ TypeError("Password must be a string"));
						return;
					}
					this.connectionParameters.password = this.password = pass;
				} else this.connectionParameters.password = this.password = null;
				cb();
			}).catch((err) => {
				con.emit("error", err);
			});
			else if (this.password !== null) cb();
			else try {
				require_lib$1()(this.connectionParameters, (pass) => {
					pass !== void 0 && (pgPassDeprecationNotice(), this.connectionParameters.password = this.password = pass), cb();
				});
			} catch (e) {
				this.emit("error", e);
			}
		}
		_handleAuthCleartextPassword(msg) {
			this._getPassword(() => {
				this.connection.password(this.password);
			});
		}
		_handleAuthMD5Password(msg) {
			this._getPassword(async () => {
				try {
					let hashedPassword = await crypto.postgresMd5PasswordHash(this.user, this.password, msg.salt);
					this.connection.password(hashedPassword);
				} catch (e) {
					this.emit("error", e);
				}
			});
		}
		_handleAuthSASL(msg) {
			this._getPassword(() => {
				try {
					this.saslSession = sasl.startSession(msg.mechanisms, this.enableChannelBinding && this.connection.stream, this.scramMaxIterations), this.connection.sendSASLInitialResponseMessage(this.saslSession.mechanism, this.saslSession.response);
				} catch (err) {
					this.connection.emit("error", err);
				}
			});
		}
		async _handleAuthSASLContinue(msg) {
			try {
				await sasl.continueSession(this.saslSession, this.password, msg.data, this.enableChannelBinding && this.connection.stream), this.connection.sendSCRAMClientFinalMessage(this.saslSession.response);
			} catch (err) {
				this.connection.emit("error", err);
			}
		}
		_handleAuthSASLFinal(msg) {
			try {
				sasl.finalizeSession(this.saslSession, msg.data), this.saslSession = null;
			} catch (err) {
				this.connection.emit("error", err);
			}
		}
		_handleBackendKeyData(msg) {
			this.processID = msg.processID, this.secretKey = msg.secretKey;
		}
		_handleReadyForQuery(msg) {
			this._connecting && (this._connecting = !1, this._connected = !0, clearTimeout(this.connectionTimeoutHandle), this._connectionCallback &&= (this._connectionCallback(null, this), null), this.emit("connect"));
			let activeQuery = this._getActiveQuery();
			this._activeQuery = null, this._txStatus = msg?.status ?? null, this.readyForQuery = !0, activeQuery && activeQuery.handleReadyForQuery(this.connection), this._pulseQueryQueue();
		}
		_handleErrorWhileConnecting(err) {
			if (!this._connectionError) {
				if (this._connectionError = !0, clearTimeout(this.connectionTimeoutHandle), this._connectionCallback) return this._connectionCallback(err);
				this.emit("error", err);
			}
		}
		_handleErrorEvent(err) {
			if (this._connecting) return this._handleErrorWhileConnecting(err);
			this._queryable = !1, this._errorAllQueries(err), this.emit("error", err);
		}
		_handleErrorMessage(msg) {
			if (this._connecting) return this._handleErrorWhileConnecting(msg);
			let activeQuery = this._getActiveQuery();
			activeQuery ? (this._activeQuery = null, activeQuery.name && delete this.connection.submittedNamedStatements[activeQuery.name], activeQuery.handleError(msg, this.connection)) : this._handleErrorEvent(msg);
		}
		_handleRowDescription(msg) {
			let activeQuery = this._getActiveQuery();
			if (activeQuery == null) {
				let error = /* @__PURE__ */ Error("Received unexpected rowDescription message from backend.");
				this._handleErrorEvent(error);
			} else activeQuery.handleRowDescription(msg);
		}
		_handleDataRow(msg) {
			let activeQuery = this._getActiveQuery();
			if (activeQuery == null) {
				let error = /* @__PURE__ */ Error("Received unexpected dataRow message from backend.");
				this._handleErrorEvent(error);
			} else activeQuery.handleDataRow(msg);
		}
		_handlePortalSuspended(msg) {
			let activeQuery = this._getActiveQuery();
			if (activeQuery == null) {
				let error = /* @__PURE__ */ Error("Received unexpected portalSuspended message from backend.");
				this._handleErrorEvent(error);
			} else activeQuery.handlePortalSuspended(this.connection);
		}
		_handleEmptyQuery(msg) {
			let activeQuery = this._getActiveQuery();
			if (activeQuery == null) {
				let error = /* @__PURE__ */ Error("Received unexpected emptyQuery message from backend.");
				this._handleErrorEvent(error);
			} else activeQuery.handleEmptyQuery(this.connection);
		}
		_handleCommandComplete(msg) {
			let activeQuery = this._getActiveQuery();
			if (activeQuery == null) {
				let error = /* @__PURE__ */ Error("Received unexpected commandComplete message from backend.");
				this._handleErrorEvent(error);
			} else activeQuery.handleCommandComplete(msg, this.connection);
		}
		_handleParseComplete() {
			let activeQuery = this._getActiveQuery();
			if (activeQuery == null) {
				let error = /* @__PURE__ */ Error("Received unexpected parseComplete message from backend.");
				this._handleErrorEvent(error);
			} else activeQuery.name && (this.connection.parsedStatements[activeQuery.name] = activeQuery.text, delete this.connection.submittedNamedStatements[activeQuery.name]);
		}
		_handleCopyInResponse(msg) {
			let activeQuery = this._getActiveQuery();
			if (activeQuery == null) {
				let error = /* @__PURE__ */ Error("Received unexpected copyInResponse message from backend.");
				this._handleErrorEvent(error);
			} else activeQuery.handleCopyInResponse(this.connection);
		}
		_handleCopyData(msg) {
			let activeQuery = this._getActiveQuery();
			if (activeQuery == null) {
				let error = /* @__PURE__ */ Error("Received unexpected copyData message from backend.");
				this._handleErrorEvent(error);
			} else activeQuery.handleCopyData(msg, this.connection);
		}
		_handleNotification(msg) {
			this.emit("notification", msg);
		}
		_handleNotice(msg) {
			this.emit("notice", msg);
		}
		getStartupConf() {
			let params = this.connectionParameters, data = {
				user: params.user,
				database: params.database
			}, appName = params.application_name || params.fallback_application_name;
			return appName && (data.application_name = appName), params.replication && (data.replication = "" + params.replication), params.statement_timeout && (data.statement_timeout = String(parseInt(params.statement_timeout, 10))), params.lock_timeout && (data.lock_timeout = String(parseInt(params.lock_timeout, 10))), params.idle_in_transaction_session_timeout && (data.idle_in_transaction_session_timeout = String(parseInt(params.idle_in_transaction_session_timeout, 10))), params.options && (data.options = params.options), data;
		}
		cancel(client, query) {
			if (client.activeQuery === query) {
				let con = this.connection;
				this.host && this.host.indexOf("/") === 0 ? con.connect(this.host + "/.s.PGSQL." + this.port) : con.connect(this.port, this.host), con.on("connect", function() {
					con.cancel(client.processID, client.secretKey);
				});
			} else client._queryQueue.indexOf(query) === -1 ? client._sentQueryQueue.indexOf(query) !== -1 && (query.callback = () => {}) : client._queryQueue.splice(client._queryQueue.indexOf(query), 1);
		}
		setTypeParser(oid, format, parseFn) {
			return this._types.setTypeParser(oid, format, parseFn);
		}
		getTypeParser(oid, format) {
			return this._types.getTypeParser(oid, format);
		}
		escapeIdentifier(str) {
			return utils.escapeIdentifier(str);
		}
		escapeLiteral(str) {
			return utils.escapeLiteral(str);
		}
		_pulseQueryQueue() {
			if (this.pipeline) this._pulsePipelinedQueryQueue();
			else if (this.readyForQuery === !0) {
				this._activeQuery = this._queryQueue.shift();
				let activeQuery = this._getActiveQuery();
				if (activeQuery) {
					this.readyForQuery = !1, this.hasExecuted = !0;
					let queryError = activeQuery.submit(this.connection);
					queryError && process.nextTick(() => {
						activeQuery.handleError(queryError, this.connection), this.readyForQuery = !0, this._pulseQueryQueue();
					});
				} else this.hasExecuted && (this._activeQuery = null, this.emit("drain"));
			}
		}
		_pulsePipelinedQueryQueue() {
			if (this._connected && this._queryable) {
				for (; this._queryQueue.length > 0;) {
					let query = this._queryQueue.shift();
					this.hasExecuted = !0;
					let queryError = query.submit(this.connection);
					queryError ? process.nextTick(() => {
						query.handleError(queryError, this.connection);
					}) : this._sentQueryQueue.push(query);
				}
				this.readyForQuery && !this._activeQuery && this._sentQueryQueue.length > 0 && (this._activeQuery = this._sentQueryQueue.shift(), this.readyForQuery = !1), !this._activeQuery && this._sentQueryQueue.length === 0 && this._queryQueue.length === 0 && this.hasExecuted && this.emit("drain");
			}
		}
		query(config, values, callback) {
			let query, result;
			if (config == null) throw TypeError("Client was passed a null or undefined query");
			if (typeof config.submit == "function") result = query = config, query.callback || (typeof values == "function" ? query.callback = values : callback && (query.callback = callback));
			else if (query = new Query(config, values, callback), !query.callback) result = new this._Promise((resolve, reject) => {
				query.callback = (err, res) => err ? reject(err) : resolve(res);
			}).catch((err) => {
				throw Error.captureStackTrace(err), err;
			});
			else if (typeof query.callback != "function") throw TypeError("callback is not a function");
			let readTimeout = config.query_timeout || this.connectionParameters.query_timeout;
			if (readTimeout) {
				let queryCallback = query.callback || (() => {}), readTimeoutTimer = setTimeout(() => {
					let error = /* @__PURE__ */ Error("Query read timeout");
					process.nextTick(() => {
						query.handleError(error, this.connection);
					}), queryCallback(error), query.callback = () => {};
					let index = this._queryQueue.indexOf(query);
					if (index > -1) this._queryQueue.splice(index, 1);
					else if (this.pipeline) {
						this.connection.stream.destroy();
						return;
					}
					this._pulseQueryQueue();
				}, readTimeout);
				query.callback = (err, res) => {
					clearTimeout(readTimeoutTimer), queryCallback(err, res);
				};
			}
			if (this.binary && !query.binary && (query.binary = !0), query._result && !query._result._types && (query._result._types = this._types), this.pipeline) {
				let portalQuery = typeof config.submit == "function" && !(query instanceof Query) ? "Custom query classes such as pg-cursor and pg-query-stream are" : query.rows ? "The `rows` option is" : null;
				if (portalQuery) return process.nextTick(() => {
					query.handleError(/* @__PURE__ */ Error(`${portalQuery} not supported in pipeline mode`), this.connection);
				}), result;
			}
			return this._queryable ? this._ending ? (process.nextTick(() => {
				query.handleError(/* @__PURE__ */ Error("Client was closed and is not queryable"), this.connection);
			}), result) : (this._queryQueue.length > 0 && !this.pipeline && queryQueueLengthDeprecationNotice(), this._queryQueue.push(query), this._pulseQueryQueue(), result) : (process.nextTick(() => {
				query.handleError(/* @__PURE__ */ Error("Client has encountered a connection error and is not queryable"), this.connection);
			}), result);
		}
		ref() {
			this.connection.ref();
		}
		unref() {
			this.connection.unref();
		}
		getTransactionStatus() {
			return this._txStatus;
		}
		end(cb) {
			if (this._ending = !0, !this.connection._connecting || this._ended) {
				if (cb) {
					cb();
					return;
				}
				return this._Promise.resolve();
			}
			if (this._queryable ? this.pipeline && (this._getActiveQuery() || this._sentQueryQueue.length > 0 || this._queryQueue.length > 0) ? this.once("drain", () => this.connection.end()) : this._getActiveQuery() ? this.connection.stream.destroy() : this.connection.end() : this.connection.stream.destroy(), cb) this.connection.once("end", cb);
			else return new this._Promise((resolve) => {
				this.connection.once("end", resolve);
			});
		}
		get queryQueue() {
			return queryQueueDeprecationNotice(), this._queryQueue;
		}
	};
	Client.Query = Query, module.exports = Client;
})), require_pg_pool = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports, module) => {
	let EventEmitter = require("events").EventEmitter, NOOP = function() {}, removeWhere = (list, predicate) => {
		let i = list.findIndex(predicate);
		return i === -1 ? void 0 : list.splice(i, 1)[0];
	};
	var IdleItem = class {
		constructor(client, idleListener, timeoutId) {
			this.client = client, this.idleListener = idleListener, this.timeoutId = timeoutId;
		}
	}, PendingItem = class {
		constructor(callback) {
			this.callback = callback;
		}
	};
	function throwOnDoubleRelease() {
		throw Error("Release called on client which has already been released to the pool.");
	}
	function promisify(Promise, callback) {
		if (callback) return {
			callback,
			result: void 0
		};
		let rej, res;
		return {
			callback: function(err, client) {
				err ? rej(err) : res(client);
			},
			result: new Promise(function(resolve, reject) {
				res = resolve, rej = reject;
			}).catch((err) => {
				throw Error.captureStackTrace(err), err;
			})
		};
	}
	function makeIdleListener(pool, client) {
		return function idleListener(err) {
			err.client = client, client.removeListener("error", idleListener), client.on("error", () => {
				pool.log("additional client error after disconnection due to error", err);
			}), pool._remove(client), pool.emit("error", err, client);
		};
	}
	module.exports = class extends EventEmitter {
		constructor(options, Client) {
			super(), this.options = Object.assign({}, options), options != null && "password" in options && Object.defineProperty(this.options, "password", {
				configurable: !0,
				enumerable: !1,
				writable: !0,
				value: options.password
			}), options != null && options.ssl && options.ssl.key && Object.defineProperty(this.options.ssl, "key", { enumerable: !1 }), this.options.max = this.options.max || this.options.poolSize || 10, this.options.min = this.options.min || 0, this.options.maxUses = this.options.maxUses || Infinity, this.options.allowExitOnIdle = this.options.allowExitOnIdle || !1, this.options.maxLifetimeSeconds = this.options.maxLifetimeSeconds || 0, this.log = this.options.log || function() {}, this.Client = this.options.Client || Client || require_lib().Client, this.Promise = this.options.Promise || global.Promise, this.options.idleTimeoutMillis === void 0 && (this.options.idleTimeoutMillis = 1e4), this._clients = [], this._idle = [], this._expired = /* @__PURE__ */ new WeakSet(), this._pendingQueue = [], this._endCallback = void 0, this.ending = !1, this.ended = !1;
		}
		_promiseTry(f) {
			let Promise = this.Promise;
			return typeof Promise.try == "function" ? Promise.try(f) : new Promise((resolve) => resolve(f()));
		}
		_isFull() {
			return this._clients.length >= this.options.max;
		}
		_isAboveMin() {
			return this._clients.length > this.options.min;
		}
		_pulseQueue() {
			if (this.log("pulse queue"), this.ended) {
				this.log("pulse queue ended");
				return;
			}
			if (this.ending) {
				this.log("pulse queue on ending"), this._idle.length && this._idle.slice().map((item) => {
					this._remove(item.client);
				}), this._clients.length || (this.ended = !0, this._endCallback());
				return;
			}
			if (!this._pendingQueue.length) {
				this.log("no queued requests");
				return;
			}
			if (!this._idle.length && this._isFull()) return;
			let pendingItem = this._pendingQueue.shift();
			if (this._idle.length) {
				let idleItem = this._idle.pop();
				clearTimeout(idleItem.timeoutId);
				let client = idleItem.client;
				client.ref && client.ref();
				let idleListener = idleItem.idleListener;
				return this._acquireClient(client, pendingItem, idleListener, !1);
			}
			if (!this._isFull()) return this.newClient(pendingItem);
			throw Error("unexpected condition");
		}
		_remove(client, callback) {
			let removed = removeWhere(this._idle, (item) => item.client === client);
			removed !== void 0 && clearTimeout(removed.timeoutId), this._clients = this._clients.filter((c) => c !== client);
			let context = this;
			client.end(() => {
				context.emit("remove", client), typeof callback == "function" && callback();
			});
		}
		connect(cb) {
			if (this.ending) {
				let err = /* @__PURE__ */ Error("Cannot use a pool after calling end on the pool");
				return cb ? cb(err) : this.Promise.reject(err);
			}
			let response = promisify(this.Promise, cb), result = response.result;
			if (this._isFull() || this._idle.length) {
				if (this._idle.length && process.nextTick(() => this._pulseQueue()), !this.options.connectionTimeoutMillis) return this._pendingQueue.push(new PendingItem(response.callback)), result;
				let queueCallback = (err, res, done) => {
					clearTimeout(tid), response.callback(err, res, done);
				}, pendingItem = new PendingItem(queueCallback), tid = setTimeout(() => {
					removeWhere(this._pendingQueue, (i) => i.callback === queueCallback), pendingItem.timedOut = !0, response.callback(/* @__PURE__ */ Error("timeout exceeded when trying to connect"));
				}, this.options.connectionTimeoutMillis);
				return tid.unref && tid.unref(), this._pendingQueue.push(pendingItem), result;
			}
			return this.newClient(new PendingItem(response.callback)), result;
		}
		newClient(pendingItem) {
			let client = new this.Client(this.options);
			this._clients.push(client);
			let idleListener = makeIdleListener(this, client);
			this.log("checking client timeout");
			let tid, timeoutHit = !1;
			this.options.connectionTimeoutMillis && (tid = setTimeout(() => {
				client.connection ? (this.log("ending client due to timeout"), timeoutHit = !0, client.connection.stream.destroy()) : client.isConnected() || (this.log("ending client due to timeout"), timeoutHit = !0, client.end());
			}, this.options.connectionTimeoutMillis)), this.log("connecting new client"), client.connect((err) => {
				if (tid && clearTimeout(tid), client.on("error", idleListener), err) this.log("client failed to connect", err), this._clients = this._clients.filter((c) => c !== client), timeoutHit && (err = Error("Connection terminated due to connection timeout", { cause: err })), this._pulseQueue(), pendingItem.timedOut || pendingItem.callback(err, void 0, NOOP);
				else {
					if (this.log("new client connected"), this.options.onConnect) {
						this._promiseTry(() => this.options.onConnect(client)).then(() => {
							this._afterConnect(client, pendingItem, idleListener);
						}, (hookErr) => {
							this._clients = this._clients.filter((c) => c !== client), client.end(() => {
								this._pulseQueue(), pendingItem.timedOut || pendingItem.callback(hookErr, void 0, NOOP);
							});
						});
						return;
					}
					return this._afterConnect(client, pendingItem, idleListener);
				}
			});
		}
		_afterConnect(client, pendingItem, idleListener) {
			if (this.options.maxLifetimeSeconds !== 0) {
				let maxLifetimeTimeout = setTimeout(() => {
					this.log("ending client due to expired lifetime"), this._expired.add(client), this._idle.findIndex((idleItem) => idleItem.client === client) !== -1 && this._acquireClient(client, new PendingItem((err, client, clientRelease) => clientRelease()), idleListener, !1);
				}, this.options.maxLifetimeSeconds * 1e3);
				maxLifetimeTimeout.unref(), client.once("end", () => clearTimeout(maxLifetimeTimeout));
			}
			return this._acquireClient(client, pendingItem, idleListener, !0);
		}
		_acquireClient(client, pendingItem, idleListener, isNew) {
			isNew && this.emit("connect", client), this.emit("acquire", client), client.release = this._releaseOnce(client, idleListener), client.removeListener("error", idleListener), pendingItem.timedOut ? isNew && this.options.verify ? this.options.verify(client, client.release) : client.release() : isNew && this.options.verify ? this.options.verify(client, (err) => {
				if (err) return client.release(err), pendingItem.callback(err, void 0, NOOP);
				pendingItem.callback(void 0, client, client.release);
			}) : pendingItem.callback(void 0, client, client.release);
		}
		_releaseOnce(client, idleListener) {
			let released = !1;
			return (err) => {
				released && throwOnDoubleRelease(), released = !0, this._release(client, idleListener, err);
			};
		}
		_release(client, idleListener, err) {
			if (client.on("error", idleListener), client._poolUseCount = (client._poolUseCount || 0) + 1, this.emit("release", err, client), err || this.ending || !client._queryable || client._ending || client._poolUseCount >= this.options.maxUses) return client._poolUseCount >= this.options.maxUses && this.log("remove expended client"), this._remove(client, this._pulseQueue.bind(this));
			if (this._expired.has(client)) return this.log("remove expired client"), this._expired.delete(client), this._remove(client, this._pulseQueue.bind(this));
			let tid;
			this.options.idleTimeoutMillis && this._isAboveMin() && (tid = setTimeout(() => {
				this._isAboveMin() && (this.log("remove idle client"), this._remove(client, this._pulseQueue.bind(this)));
			}, this.options.idleTimeoutMillis), this.options.allowExitOnIdle && tid.unref()), this.options.allowExitOnIdle && client.unref(), this._idle.push(new IdleItem(client, idleListener, tid)), this._pulseQueue();
		}
		query(text, values, cb) {
			if (typeof text == "function") {
				let response = promisify(this.Promise, text);
				return setImmediate(function() {
					return response.callback(/* @__PURE__ */ Error("Passing a function as the first parameter to pool.query is not supported"));
				}), response.result;
			}
			typeof values == "function" && (cb = values, values = void 0);
			let response = promisify(this.Promise, cb);
			return cb = response.callback, this.connect((err, client) => {
				if (err) return cb(err);
				let clientReleased = !1, onError = (err) => {
					clientReleased || (clientReleased = !0, client.release(err), cb(err));
				};
				client.once("error", onError), this.log("dispatching query");
				try {
					client.query(text, values, (err, res) => {
						if (this.log("query dispatched"), client.removeListener("error", onError), !clientReleased) return clientReleased = !0, client.release(err), err ? cb(err) : cb(void 0, res);
					});
				} catch (err) {
					return client.release(err), cb(err);
				}
			}), response.result;
		}
		end(cb) {
			if (this.log("ending"), this.ending) {
				let err = /* @__PURE__ */ Error("Called end on pool more than once");
				return cb ? cb(err) : this.Promise.reject(err);
			}
			this.ending = !0;
			let promised = promisify(this.Promise, cb);
			return this._endCallback = promised.callback, this._pulseQueue(), promised.result;
		}
		get waitingCount() {
			return this._pendingQueue.length;
		}
		get idleCount() {
			return this._idle.length;
		}
		get expiredCount() {
			return this._clients.reduce((acc, client) => acc + +!!this._expired.has(client), 0);
		}
		get totalCount() {
			return this._clients.length;
		}
	};
})), require_query = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports, module) => {
	let EventEmitter = require("events").EventEmitter, util = require("util"), utils = require_utils$1(), NativeQuery = module.exports = function(config, values, callback) {
		EventEmitter.call(this), config = utils.normalizeQueryConfig(config, values, callback), this.text = config.text, this.values = config.values, this.name = config.name, this.queryMode = config.queryMode, this.callback = config.callback, this.state = "new", this._arrayMode = config.rowMode === "array", this._emitRowEvents = !1, this.on("newListener", function(event) {
			event === "row" && (this._emitRowEvents = !0);
		}.bind(this));
	};
	util.inherits(NativeQuery, EventEmitter);
	let errorFieldMap = {
		sqlState: "code",
		statementPosition: "position",
		messagePrimary: "message",
		messageDetail: "detail",
		messageHint: "hint",
		context: "where",
		schemaName: "schema",
		tableName: "table",
		columnName: "column",
		dataTypeName: "dataType",
		constraintName: "constraint",
		sourceFile: "file",
		sourceLine: "line",
		sourceFunction: "routine"
	};
	NativeQuery.prototype.handleError = function(err) {
		let fields = this.native && this.native.pq.resultErrorFields();
		if (fields) for (let key in fields) {
			let normalizedFieldName = errorFieldMap[key] || key;
			err[normalizedFieldName] = fields[key];
		}
		this.callback ? this.callback(err) : this.emit("error", err), this.state = "error";
	}, NativeQuery.prototype.then = function(onSuccess, onFailure) {
		return this._getPromise().then(onSuccess, onFailure);
	}, NativeQuery.prototype.catch = function(callback) {
		return this._getPromise().catch(callback);
	}, NativeQuery.prototype._getPromise = function() {
		return this._promise ||= new Promise(function(resolve, reject) {
			this._once("end", resolve), this._once("error", reject);
		}.bind(this)), this._promise;
	}, NativeQuery.prototype.submit = function(client) {
		this.state = "running";
		let self = this;
		this.native = client.native, client.native.arrayMode = this._arrayMode;
		let after = function(err, rows, results) {
			if (client.native.arrayMode = !1, setImmediate(function() {
				self.emit("_done");
			}), err) return self.handleError(err);
			self._emitRowEvents && (results.length > 1 ? rows.forEach((rowOfRows, i) => {
				rowOfRows.forEach((row) => {
					self.emit("row", row, results[i]);
				});
			}) : rows.forEach(function(row) {
				self.emit("row", row, results);
			})), self.state = "end", self.emit("end", results), self.callback && self.callback(null, results);
		};
		if (process.domain && (after = process.domain.bind(after)), this.name) {
			this.name.length > 63 && (console.error("Warning! Postgres only supports 63 characters for query names."), console.error("You supplied %s (%s)", this.name, this.name.length), console.error("This can cause conflicts and silent errors executing queries"));
			let values = (this.values || []).map(utils.prepareValue);
			if (client.namedQueries[this.name] !== void 0) {
				if (this.text && client.namedQueries[this.name] !== this.text) {
					let err = /* @__PURE__ */ Error(`Prepared statements must be unique - '${this.name}' was used for a different statement`);
					return after(err);
				}
				return client.native.execute(this.name, values, after);
			}
			return client.native.prepare(this.name, this.text, values.length, function(err) {
				return err ? after(err) : (client.namedQueries[self.name] = self.text, self.native.execute(self.name, values, after));
			});
		}
		if (this.values) {
			if (!Array.isArray(this.values)) return after(/* @__PURE__ */ Error("Query values must be an array"));
			let vals = this.values.map(utils.prepareValue);
			client.native.query(this.text, vals, after);
		} else this.queryMode === "extended" ? client.native.query(this.text, [], after) : client.native.query(this.text, after);
	};
})), require_client = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports, module) => {
	let nodeUtils = require("util");
	var Native;
	try {
		Native = require("pg-native");
	} catch (e) {
		throw e;
	}
	let TypeOverrides = require_type_overrides(), EventEmitter = require("events").EventEmitter, util = require("util"), ConnectionParameters = require_connection_parameters(), NativeQuery = require_query(), queryQueueLengthDeprecationNotice = nodeUtils.deprecate(() => {}, "Calling client.query() when the client is already executing a query is deprecated and will be removed in pg@9.0. Use async/await or an external async flow control mechanism instead."), Client = module.exports = function(config) {
		EventEmitter.call(this), config ||= {}, this._Promise = config.Promise || global.Promise, this._types = new TypeOverrides(config.types), this.native = new Native({ types: this._types }), this._queryQueue = [], this._ending = !1, this._connecting = !1, this._connected = !1, this._queryable = !0, this.pipeline = !!config.pipeline, this._pipelineInFlight = !1;
		let cp = this.connectionParameters = new ConnectionParameters(config);
		config.nativeConnectionString && (cp.nativeConnectionString = config.nativeConnectionString), this.user = cp.user, Object.defineProperty(this, "password", {
			configurable: !0,
			enumerable: !1,
			writable: !0,
			value: cp.password
		}), this.database = cp.database, this.host = cp.host, this.port = cp.port, this.namedQueries = {};
	};
	Client.Query = NativeQuery, util.inherits(Client, EventEmitter), Client.prototype._errorAllQueries = function(err) {
		let enqueueError = (query) => {
			process.nextTick(() => {
				query.native = this.native, query.handleError(err);
			});
		};
		this._hasActiveQuery() && (enqueueError(this._activeQuery), this._activeQuery = null), this._queryQueue.forEach(enqueueError), this._queryQueue.length = 0;
	}, Client.prototype._connect = function(cb) {
		let self = this;
		this._connecting ? process.nextTick(() => cb(/* @__PURE__ */ Error("Client has already been connected. You cannot reuse a client."))) : (this._connecting = !0, this.connectionParameters.getLibpqConnectionString(function(err, conString) {
			if (self.connectionParameters.nativeConnectionString && (conString = self.connectionParameters.nativeConnectionString), err) return cb(err);
			self.native.connect(conString, function(err) {
				if (err) return self.native.end(), cb(err);
				self._connected = !0, self.native.on("error", function(err) {
					self._queryable = !1, self._errorAllQueries(err), self.emit("error", err);
				}), self.native.on("notification", function(msg) {
					self.emit("notification", {
						channel: msg.relname,
						payload: msg.extra
					});
				}), self.emit("connect"), self._pulseQueryQueue(!0), cb(null, this);
			});
		}));
	}, Client.prototype.connect = function(callback) {
		if (callback) this._connect(callback);
		else return new this._Promise((resolve, reject) => {
			this._connect((error) => {
				error ? reject(error) : resolve(this);
			});
		});
	}, Client.prototype.query = function(config, values, callback) {
		let query, result, readTimeout, readTimeoutTimer, queryCallback;
		if (config == null) throw TypeError("Client was passed a null or undefined query");
		if (typeof config.submit == "function") readTimeout = config.query_timeout || this.connectionParameters.query_timeout, result = query = config, typeof values == "function" && (config.callback = values);
		else if (readTimeout = config.query_timeout || this.connectionParameters.query_timeout, query = new NativeQuery(config, values, callback), !query.callback) {
			let resolveOut, rejectOut;
			result = new this._Promise((resolve, reject) => {
				resolveOut = resolve, rejectOut = reject;
			}).catch((err) => {
				throw Error.captureStackTrace(err), err;
			}), query.callback = (err, res) => err ? rejectOut(err) : resolveOut(res);
		}
		return readTimeout && (queryCallback = query.callback || (() => {}), readTimeoutTimer = setTimeout(() => {
			let error = /* @__PURE__ */ Error("Query read timeout");
			process.nextTick(() => {
				query.handleError(error, this.connection);
			}), queryCallback(error), query.callback = () => {};
			let index = this._queryQueue.indexOf(query);
			index > -1 && this._queryQueue.splice(index, 1), this._pulseQueryQueue();
		}, readTimeout), query.callback = (err, res) => {
			clearTimeout(readTimeoutTimer), queryCallback(err, res);
		}), this._queryable ? this._ending ? (query.native = this.native, process.nextTick(() => {
			query.handleError(/* @__PURE__ */ Error("Client was closed and is not queryable"));
		}), result) : (this._queryQueue.length > 0 && !this.pipeline && queryQueueLengthDeprecationNotice(), this._queryQueue.push(query), this._pulseQueryQueue(), result) : (query.native = this.native, process.nextTick(() => {
			query.handleError(/* @__PURE__ */ Error("Client has encountered a connection error and is not queryable"));
		}), result);
	}, Client.prototype.end = function(cb) {
		let self = this;
		this._ending = !0, this._connecting && !this._connected && this.once("connect", () => {
			this.end(() => {});
		});
		let result;
		cb || (result = new this._Promise(function(resolve, reject) {
			cb = (err) => err ? reject(err) : resolve();
		}));
		let doEnd = function() {
			self.native.end(function() {
				self._connected = !1, self._errorAllQueries(/* @__PURE__ */ Error("Connection terminated")), process.nextTick(() => {
					self.emit("end"), cb && cb();
				});
			});
		};
		return this.pipeline && (this._pipelineInFlight || this._queryQueue.length > 0) ? this.once("drain", doEnd) : doEnd(), result;
	}, Client.prototype._hasActiveQuery = function() {
		return this._activeQuery && this._activeQuery.state !== "error" && this._activeQuery.state !== "end";
	}, Client.prototype._pulseQueryQueue = function(initialConnection) {
		if (!this._connected) return;
		if (this.pipeline && !initialConnection) return this._pulsePipelinedQueryQueue();
		if (this._hasActiveQuery()) return;
		let query = this._queryQueue.shift();
		if (!query) {
			initialConnection || this.emit("drain");
			return;
		}
		this._activeQuery = query, query.submit(this);
		let self = this;
		query.once("_done", function() {
			self._pulseQueryQueue();
		});
	}, Client.prototype._pulsePipelinedQueryQueue = function() {
		if (!this._connected || this._pipelineInFlight) return;
		if (this._queryQueue.length === 0) {
			this.hasExecuted && this.emit("drain");
			return;
		}
		this._pipelineInFlight = !0;
		let self = this, queries = [], nativeQueries = [], utils = require_utils$1();
		for (; this._queryQueue.length > 0;) {
			let query = this._queryQueue.shift();
			this.hasExecuted = !0, nativeQueries.push(query);
			let values = query.values ? query.values.map(utils.prepareValue) : null, pipelineEntry = {
				text: query.text,
				name: query.name,
				arrayMode: query._arrayMode
			};
			values && (pipelineEntry.values = values), query.name && this.namedQueries[query.name] && (pipelineEntry._alreadyPrepared = !0), queries.push(pipelineEntry);
		}
		this.native.pipeline(queries, function(err, results) {
			if (self._pipelineInFlight = !1, err) {
				self._connected = !1, self._queryable = !1;
				for (let i = 0; i < nativeQueries.length; i++) {
					let q = nativeQueries[i];
					q.native = self.native, q.handleError(err);
				}
				self._errorAllQueries(err), self.emit("error", err), self.emit("end");
			} else {
				for (let i = 0; i < nativeQueries.length; i++) {
					let q = nativeQueries[i], r = results[i];
					q.native = self.native, r.err ? q.handleError(r.err) : (q.name && (self.namedQueries[q.name] = q.text), q.state = "end", q.emit("end", r.result), q.callback && q.callback(null, r.result)), setImmediate(function() {
						q.emit("_done");
					});
				}
				self._pulsePipelinedQueryQueue();
			}
		});
	}, Client.prototype.cancel = function(query) {
		this._activeQuery === query ? this.native.cancel(function() {}) : this._queryQueue.indexOf(query) !== -1 && this._queryQueue.splice(this._queryQueue.indexOf(query), 1);
	}, Client.prototype.ref = function() {}, Client.prototype.unref = function() {}, Client.prototype.setTypeParser = function(oid, format, parseFn) {
		return this._types.setTypeParser(oid, format, parseFn);
	}, Client.prototype.getTypeParser = function(oid, format) {
		return this._types.getTypeParser(oid, format);
	}, Client.prototype.isConnected = function() {
		return this._connected;
	}, Client.prototype.getTransactionStatus = function() {
		return this.native.getTransactionStatus();
	};
})), require_native = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports, module) => {
	module.exports = require_client();
})), require_lib = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports, module) => {
	let Client = require_client$1(), defaults = require_defaults(), Connection = require_connection(), Result = require_result(), utils = require_utils$1(), Pool = require_pg_pool(), TypeOverrides = require_type_overrides(), { DatabaseError } = require_pg_protocol.require_dist(), { escapeIdentifier, escapeLiteral } = require_utils$1(), poolFactory = (Client) => class extends Pool {
		constructor(options) {
			super(options, Client);
		}
	}, PG = function(clientConstructor) {
		this.defaults = defaults, this.Client = clientConstructor, this.Query = this.Client.Query, this.Pool = poolFactory(this.Client), this._pools = [], this.Connection = Connection, this.types = require_pg_types(), this.DatabaseError = DatabaseError, this.TypeOverrides = TypeOverrides, this.escapeIdentifier = escapeIdentifier, this.escapeLiteral = escapeLiteral, this.Result = Result, this.utils = utils;
	}, clientConstructor = Client, forceNative = !1;
	try {
		forceNative = !!process.env.NODE_PG_FORCE_NATIVE;
	} catch {}
	forceNative && (clientConstructor = require_native()), module.exports = new PG(clientConstructor), Object.defineProperty(module.exports, "native", {
		configurable: !0,
		enumerable: !1,
		get() {
			let native = null;
			try {
				native = new PG(require_native());
			} catch (err) {
				if (err.code !== "MODULE_NOT_FOUND") throw err;
			}
			return Object.defineProperty(module.exports, "native", { value: native }), native;
		}
	});
})), import_lib = /* @__PURE__ */ require_rolldown_runtime.__toESM(require_lib(), 1);
import_lib.default.Client, import_lib.default.Pool, import_lib.default.Connection, import_lib.default.types, import_lib.default.Query, import_lib.default.DatabaseError, import_lib.default.escapeIdentifier, import_lib.default.escapeLiteral, import_lib.default.Result, import_lib.default.TypeOverrides, import_lib.default.defaults;
var esm_default = import_lib.default, require_obuf = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports, module) => {
	let Buffer = require("buffer").Buffer;
	function OffsetBuffer() {
		this.offset = 0, this.size = 0, this.buffers = [];
	}
	module.exports = OffsetBuffer, OffsetBuffer.prototype.isEmpty = function() {
		return this.size === 0;
	}, OffsetBuffer.prototype.clone = function(size) {
		let r = new OffsetBuffer();
		return r.offset = this.offset, r.size = size, r.buffers = this.buffers.slice(), r;
	}, OffsetBuffer.prototype.toChunks = function() {
		if (this.size === 0) return [];
		this.offset !== 0 && (this.buffers[0] = this.buffers[0].slice(this.offset), this.offset = 0);
		let chunks = [], off = 0, i = 0;
		for (; off <= this.size && i < this.buffers.length; i++) {
			let buf = this.buffers[i];
			off += buf.length, off > this.size && (buf = buf.slice(0, buf.length - (off - this.size)), this.buffers[i] = buf), chunks.push(buf);
		}
		return i < this.buffers.length && (this.buffers.length = i), chunks;
	}, OffsetBuffer.prototype.toString = function(enc) {
		return this.toChunks().map(function(c) {
			return c.toString(enc);
		}).join("");
	}, OffsetBuffer.prototype.use = function(buf, off, n) {
		this.buffers = [buf], this.offset = off, this.size = n;
	}, OffsetBuffer.prototype.push = function(data) {
		data.length !== 0 && (this.size += data.length, this.buffers.push(data));
	}, OffsetBuffer.prototype.has = function(n) {
		return this.size >= n;
	}, OffsetBuffer.prototype.skip = function(n) {
		if (this.size === 0) return;
		if (this.size -= n, this.offset + n < this.buffers[0].length) {
			this.offset += n;
			return;
		}
		let left = n - (this.buffers[0].length - this.offset);
		this.offset = 0;
		let shift = 1;
		for (; left > 0 && shift < this.buffers.length; shift++) {
			let buf = this.buffers[shift];
			if (buf.length > left) {
				this.offset = left;
				break;
			}
			left -= buf.length;
		}
		this.buffers = this.buffers.slice(shift);
	}, OffsetBuffer.prototype.copy = function(target, targetOff, off, n) {
		if (this.size === 0) return;
		if (off !== 0) throw Error("Unsupported offset in .copy()");
		let toff = targetOff, first = this.buffers[0], toCopy = Math.min(n, first.length - this.offset);
		first.copy(target, toff, this.offset, this.offset + toCopy), toff += toCopy;
		let left = n - toCopy;
		for (let i = 1; left > 0 && i < this.buffers.length; i++) {
			let buf = this.buffers[i], toCopy = Math.min(left, buf.length);
			buf.copy(target, toff, 0, toCopy), toff += toCopy, left -= toCopy;
		}
	}, OffsetBuffer.prototype.take = function(n) {
		if (n === 0) return Buffer.alloc(0);
		this.size -= n;
		let first = this.buffers[0].length - this.offset;
		if (first === n) {
			let r = this.buffers.shift();
			return this.offset !== 0 && (r = r.slice(this.offset), this.offset = 0), r;
		}
		if (first > n) {
			let r = this.buffers[0].slice(this.offset, this.offset + n);
			return this.offset += n, r;
		}
		let out = Buffer.alloc(n), toOff = 0, startOff = this.offset, i = 0;
		for (; toOff !== n && i < this.buffers.length; i++) {
			let buf = this.buffers[i], toCopy = Math.min(buf.length - startOff, n - toOff);
			if (buf.copy(out, toOff, startOff, startOff + toCopy), startOff + toCopy < buf.length) {
				this.offset = startOff + toCopy;
				break;
			}
			toOff += toCopy, startOff = 0;
		}
		return this.buffers = this.buffers.slice(i), this.buffers.length === 0 && (this.offset = 0), out;
	}, OffsetBuffer.prototype.peekUInt8 = function() {
		return this.buffers[0][this.offset];
	}, OffsetBuffer.prototype.readUInt8 = function() {
		--this.size;
		let first = this.buffers[0], r = first[this.offset];
		return ++this.offset === first.length && (this.offset = 0, this.buffers.shift()), r;
	}, OffsetBuffer.prototype.readUInt16LE = function() {
		let first = this.buffers[0];
		this.size -= 2;
		let r, shift;
		return first.length - this.offset >= 2 ? (r = first.readUInt16LE(this.offset), shift = 0, this.offset += 2) : (r = first[this.offset] | this.buffers[1][0] << 8, shift = 1, this.offset = 1), this.offset === this.buffers[shift].length && (this.offset = 0, shift++), shift !== 0 && (this.buffers = this.buffers.slice(shift)), r;
	}, OffsetBuffer.prototype.readUInt24LE = function() {
		let first = this.buffers[0], r, shift, firstHas = first.length - this.offset;
		if (firstHas >= 3) r = first.readUInt16LE(this.offset) | first[this.offset + 2] << 16, shift = 0, this.offset += 3;
		else if (firstHas >= 2) r = first.readUInt16LE(this.offset) | this.buffers[1][0] << 16, shift = 1, this.offset = 1;
		else return r = first[this.offset], this.offset = 0, this.buffers.shift(), --this.size, r |= this.readUInt16LE() << 8, r;
		return this.size -= 3, this.offset === this.buffers[shift].length && (this.offset = 0, shift++), shift !== 0 && (this.buffers = this.buffers.slice(shift)), r;
	}, OffsetBuffer.prototype.readUInt32LE = function() {
		let first = this.buffers[0], r, shift, firstHas = first.length - this.offset;
		if (firstHas >= 4) r = first.readUInt32LE(this.offset), shift = 0, this.offset += 4;
		else if (firstHas >= 3) r = (first.readUInt16LE(this.offset) | first[this.offset + 2] << 16) + this.buffers[1][0] * 16777216, shift = 1, this.offset = 1;
		else if (firstHas >= 2) return r = first.readUInt16LE(this.offset), this.offset = 0, this.buffers.shift(), this.size -= 2, r += this.readUInt16LE() * 65536, r;
		else return r = first[this.offset], this.offset = 0, this.buffers.shift(), --this.size, r += this.readUInt24LE() * 256, r;
		return this.size -= 4, this.offset === this.buffers[shift].length && (this.offset = 0, shift++), shift !== 0 && (this.buffers = this.buffers.slice(shift)), r;
	}, OffsetBuffer.prototype.readUInt16BE = function() {
		let r = this.readUInt16LE();
		return (r & 255) << 8 | r >> 8;
	}, OffsetBuffer.prototype.readUInt24BE = function() {
		let r = this.readUInt24LE();
		return (r & 255) << 16 | (r >> 8 & 255) << 8 | r >> 16;
	}, OffsetBuffer.prototype.readUInt32BE = function() {
		let r = this.readUInt32LE();
		return ((r & 255) << 24 | (r >>> 8 & 255) << 16 | (r >>> 16 & 255) << 8 | r >>> 24) >>> 0;
	};
	function signedInt8(num) {
		return num >= 128 ? -(255 ^ num) - 1 : num;
	}
	OffsetBuffer.prototype.peekInt8 = function() {
		return signedInt8(this.peekUInt8());
	}, OffsetBuffer.prototype.readInt8 = function() {
		return signedInt8(this.readUInt8());
	};
	function signedInt16(num) {
		return num >= 32768 ? -(65535 ^ num) - 1 : num;
	}
	OffsetBuffer.prototype.readInt16BE = function() {
		return signedInt16(this.readUInt16BE());
	}, OffsetBuffer.prototype.readInt16LE = function() {
		return signedInt16(this.readUInt16LE());
	};
	function signedInt24(num) {
		return num >= 8388608 ? -(16777215 ^ num) - 1 : num;
	}
	OffsetBuffer.prototype.readInt24BE = function() {
		return signedInt24(this.readUInt24BE());
	}, OffsetBuffer.prototype.readInt24LE = function() {
		return signedInt24(this.readUInt24LE());
	};
	function signedInt32(num) {
		return num >= 2147483648 ? -(4294967295 ^ num) - 1 : num;
	}
	OffsetBuffer.prototype.readInt32BE = function() {
		return signedInt32(this.readUInt32BE());
	}, OffsetBuffer.prototype.readInt32LE = function() {
		return signedInt32(this.readUInt32LE());
	};
})), require_message_formats = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports, module) => {
	/**
	* The COPY feature uses the following protocol codes.
	* The codes for the most recent protocol version are documented on
	* https://www.postgresql.org/docs/current/static/protocol-message-formats.html
	*
	* The protocol flow itself is described on
	* https://www.postgresql.org/docs/current/static/protocol-flow.html
	*/
	module.exports = {
		ErrorResponse: 69,
		CopyInResponse: 71,
		CopyOutResponse: 72,
		CopyBothResponse: 87,
		CopyDone: 99,
		CopyData: 100,
		CopyFail: 102,
		CommandComplete: 67,
		ReadyForQuery: 90,
		NotificationResponse: 65,
		NoticeResponse: 78,
		ParameterStatus: 83
	};
})), require_copy_to = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports, module) => {
	module.exports = function(txt, options) {
		return new CopyStreamQuery(txt, options);
	};
	let { Readable } = require("stream"), assert = require("assert"), BufferList = require_obuf(), code = require_message_formats();
	var CopyStreamQuery = class extends Readable {
		constructor(text, options) {
			super(options), this.text = text, this.rowCount = 0, this._state = 0, this._buffer = new BufferList(), this._unreadMessageContentLength = 0, this._copyDataChunks = new BufferList(), this._pgDataHandler = null, this._drained = !1, this._forwarding = !1, this._onReadableEvent = this._onReadable.bind(this);
		}
		submit(connection) {
			this.connection = connection, this._attach(), connection.query(this.text);
		}
		_attach() {
			let connectionStream = this.connection.stream, pgDataListeners = connectionStream.listeners("data");
			assert(pgDataListeners.length == 1), this._pgDataHandler = pgDataListeners.pop(), connectionStream.removeListener("data", this._pgDataHandler), connectionStream.pause(), this._forward(), connectionStream.on("readable", this._onReadableEvent);
		}
		_detach() {
			let connectionStream = this.connection.stream, unreadBuffer = this._buffer.take(this._buffer.size);
			connectionStream.removeListener("readable", this._onReadableEvent), connectionStream.addListener("data", this._pgDataHandler), this._pgDataHandler(unreadBuffer), process.nextTick(function() {
				connectionStream.resume();
			});
		}
		_cleanup() {
			this._buffer = null, this._copyDataChunks = null, this._pgDataHandler = null, this._onReadableEvent = null;
		}
		_onReadable() {
			this._forward();
		}
		_read() {
			this._drained = !0, this._forward();
		}
		_forward() {
			if (this._forwarding || !this._drained || !this.connection) return;
			this._forwarding = !0;
			let connectionStream = this.connection.stream, chunk;
			for (; this._drained && (chunk = connectionStream.read()) !== null;) this._drained = this._parse(chunk);
			this._forwarding = !1;
		}
		_parse(chunk) {
			let done = !1, drained = !0;
			for (this._buffer.push(chunk); !done && this._buffer.size > 0;) {
				if (this._state === 0) {
					if (!this._buffer.has(1)) break;
					if (this._code = this._buffer.peekUInt8(), this._code === code.ErrorResponse) {
						this._detach();
						return;
					}
					this._buffer.readUInt8(), this._state = 1;
				}
				if (this._state === 1) {
					if (!this._buffer.has(4)) break;
					this._unreadMessageContentLength = this._buffer.readUInt32BE() - 4, this._state = 2;
				}
				if (this._state === 2) {
					if (this._unreadMessageContentLength > 0 && this._buffer.size > 0) {
						let n = Math.min(this._buffer.size, this._unreadMessageContentLength), messageContentChunk = this._buffer.take(n);
						this._unreadMessageContentLength -= n, this._code === code.CopyData && this._copyDataChunks.push(messageContentChunk);
					}
					if (this._unreadMessageContentLength === 0) {
						switch (this._code) {
							case code.CopyOutResponse:
							case code.CopyData:
							case code.ParameterStatus:
							case code.NoticeResponse:
							case code.NotificationResponse: break;
							case code.CopyDone:
							default: done = !0;
						}
						this._state = 0;
					}
				}
			}
			let len = this._copyDataChunks.size;
			return len > 0 && (drained = this.push(this._copyDataChunks.take(len))), done && (this._detach(), this.push(null), this._cleanup()), drained;
		}
		handleError(err) {
			this.emit("error", err), this._cleanup();
		}
		handleCommandComplete(msg) {
			let match = /COPY (\d+)/.exec((msg || {}).text);
			match && (this.rowCount = parseInt(match[1], 10));
		}
		handleReadyForQuery() {}
	};
})), require_copy_from = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports, module) => {
	module.exports = function(txt, options) {
		return new CopyStreamQuery(txt, options);
	};
	let { Writable } = require("stream"), code = require_message_formats();
	var CopyStreamQuery = class extends Writable {
		constructor(text, options) {
			super(options), this.text = text, this.rowCount = 0, this._gotCopyInResponse = !1, this.chunks = [], this.cb_CopyInResponse = null, this.cb_ReadyForQuery = null, this.cb_destroy = null, this.cork();
		}
		submit(connection) {
			this.connection = connection, connection.query(this.text);
		}
		callback() {}
		_write(chunk, enc, cb) {
			if (this.chunks.push({
				chunk,
				encoding: enc
			}), this._gotCopyInResponse) return this.flush(cb);
			this.cb_CopyInResponse = cb;
		}
		_writev(chunks, cb) {
			if (this.chunks.length == 0) this.chunks = chunks;
			else {
				let QUANTUM = 125e3;
				for (let i = 0; i < chunks.length; i += QUANTUM) this.chunks.push(...chunks.slice(i, Math.min(i + QUANTUM, chunks.length)));
			}
			if (this._gotCopyInResponse) return this.flush(cb);
			this.cb_CopyInResponse = cb;
		}
		_destroy(err, cb) {
			if (this.cb_ReadyForQuery) return cb(err);
			this.cb_destroy = cb;
			let msg = err ? err.message : "NODE-PG-COPY-STREAMS destroy() was called", self = this, done = function() {
				self.connection.sendCopyFail(msg);
			};
			if (this.chunks = [], this._gotCopyInResponse) return this.flush(done);
			this.cb_CopyInResponse = done;
		}
		_final(cb) {
			this.cb_ReadyForQuery = cb;
			let self = this, done = function() {
				let finBuffer = Buffer.from([
					code.CopyDone,
					0,
					0,
					0,
					4
				]);
				self.connection.stream.write(finBuffer);
			};
			if (this._gotCopyInResponse) return this.flush(done);
			this.cb_CopyInResponse = done;
		}
		flush(callback) {
			let chunk, ok = !0;
			for (; ok && (chunk = this.chunks.shift());) ok = this.flushChunk(chunk.chunk);
			callback && (ok ? callback() : this.chunks.length ? this.connection.stream.once("drain", this.flush.bind(this, callback)) : this.connection.stream.once("drain", callback));
		}
		flushChunk(chunk) {
			let lenBuffer = Buffer.from([
				code.CopyData,
				0,
				0,
				0,
				0
			]);
			return lenBuffer.writeUInt32BE(chunk.length + 4, 1), this.connection.stream.write(lenBuffer), this.connection.stream.write(chunk);
		}
		handleError(e) {
			if (this.callback(), this.cb_destroy) {
				let cb = this.cb_destroy;
				this.cb_destroy = null, cb(e);
			} else this.emit("error", e);
			this.connection = null;
		}
		handleCopyInResponse(connection) {
			this._gotCopyInResponse = !0, this.destroyed || this.uncork();
			let cb = this.cb_CopyInResponse || function() {};
			this.cb_CopyInResponse = null, this.flush(cb);
		}
		handleCommandComplete(msg) {
			let match = /COPY (\d+)/.exec((msg || {}).text);
			match && (this.rowCount = parseInt(match[1], 10));
		}
		handleReadyForQuery() {
			this.callback(), this.cb_ReadyForQuery(), this.connection = null;
		}
	};
})), require_copy_both = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports, module) => {
	module.exports = function(txt, options) {
		return new CopyStreamQuery(txt, options);
	};
	let { Duplex } = require("stream"), assert = require("assert"), BufferList = require_obuf(), code = require_message_formats();
	var CopyStreamQuery = class extends Duplex {
		constructor(text, options) {
			super(options), this.text = text, this._state = 0, this._buffer = new BufferList(), this._unreadMessageContentLength = 0, this._copyDataChunks = new BufferList(), this._pgDataHandler = null, this._drained = !1, this._forwarding = !1, this._onReadableEvent = this._onReadable.bind(this), this.alignOnCopyDataFrame = options ? options.alignOnCopyDataFrame === !0 : !1, this._gotCopyInResponse = !1, this.chunks = [], this.cb = null, this.cork();
		}
		submit(connection) {
			this.connection = connection, this._attach(), connection.query(this.text);
		}
		_attach() {
			let connectionStream = this.connection.stream, pgDataListeners = connectionStream.listeners("data");
			assert(pgDataListeners.length == 1), this._pgDataHandler = pgDataListeners.pop(), connectionStream.removeListener("data", this._pgDataHandler), connectionStream.pause(), this._forward(), connectionStream.on("readable", this._onReadableEvent);
		}
		_detach() {
			let connectionStream = this.connection.stream, unreadBuffer = this._buffer.take(this._buffer.size);
			connectionStream.removeListener("readable", this._onReadableEvent), connectionStream.addListener("data", this._pgDataHandler), this._pgDataHandler(unreadBuffer), process.nextTick(function() {
				connectionStream.resume();
			});
		}
		_cleanup() {
			this._buffer = null, this._copyDataChunks = null, this._pgDataHandler = null, this._onReadableEvent = null;
		}
		_onReadable() {
			this._forward();
		}
		_read() {
			this._drained = !0, this._forward();
		}
		_forward() {
			if (this._forwarding || !this._drained || !this.connection) return;
			this._forwarding = !0;
			let connectionStream = this.connection.stream, chunk;
			for (; this._drained && (chunk = connectionStream.read()) !== null;) this._drained = this._parse(chunk);
			this._forwarding = !1;
		}
		_parse(chunk) {
			let done = !1, drained = !0;
			for (this._buffer.push(chunk); !done && this._buffer.size > 0;) {
				if (this._state === 0) {
					if (!this._buffer.has(1)) break;
					if (this._code = this._buffer.peekUInt8(), this._code === code.ErrorResponse) {
						this._detach();
						return;
					}
					this._buffer.readUInt8(), this._state = 1;
				}
				if (this._state === 1) {
					if (!this._buffer.has(4)) break;
					this._unreadMessageContentLength = this._buffer.readUInt32BE() - 4, this._state = 2;
				}
				if (this._state === 2) {
					if (this._unreadMessageContentLength > 0 && this._buffer.size > 0) {
						let n = Math.min(this._buffer.size, this._unreadMessageContentLength), messageContentChunk = this._buffer.take(n);
						this._unreadMessageContentLength -= n, this._code === code.CopyData && this._copyDataChunks.push(messageContentChunk);
					}
					if (this._unreadMessageContentLength === 0) {
						switch (this._code) {
							case code.CopyBothResponse:
								this._startCopyIn();
								break;
							case code.CopyData:
								this.alignOnCopyDataFrame && (drained = this._flushCopyData());
								break;
							case code.ParameterStatus:
							case code.NoticeResponse:
							case code.NotificationResponse: break;
							case code.CopyDone:
							default: done = !0;
						}
						this._state = 0;
					}
				}
			}
			return this.alignOnCopyDataFrame || (drained = this._flushCopyData()), done && (this._detach(), this.push(null), this._cleanup()), drained;
		}
		_flushCopyData() {
			let drained = !0, len = this._copyDataChunks.size;
			return len > 0 && (drained = this.push(this._copyDataChunks.take(len))), drained;
		}
		_write(chunk, enc, cb) {
			if (this.chunks.push({
				chunk,
				encoding: enc
			}), this._gotCopyInResponse) return this.flush(cb);
			this.cb = cb;
		}
		_writev(chunks, cb) {
			if (this.chunks.push(...chunks), this._gotCopyInResponse) return this.flush(cb);
			this.cb = cb;
		}
		_final(cb) {
			this.flush();
			let finBuffer = Buffer.from([
				code.CopyDone,
				0,
				0,
				0,
				4
			]);
			this.connection.stream.write(finBuffer), this.cb_flush = cb;
		}
		flush(callback) {
			let chunk, ok = !0;
			for (; ok && (chunk = this.chunks.shift());) ok = this.flushChunk(chunk.chunk);
			callback && (ok ? callback() : this.chunks.length ? this.connection.stream.once("drain", this.flush.bind(this, callback)) : this.connection.stream.once("drain", callback));
		}
		flushChunk(chunk) {
			let lenBuffer = Buffer.from([
				code.CopyData,
				0,
				0,
				0,
				0
			]);
			return lenBuffer.writeUInt32BE(chunk.length + 4, 1), this.connection.stream.write(lenBuffer), this.connection.stream.write(chunk);
		}
		_startCopyIn() {
			if (this._gotCopyInResponse = !0, this.uncork(), this.flush(), this.cb) {
				let { cb } = this;
				this.cb = null, cb();
			}
		}
		handleError(err) {
			this.emit("error", err), this._cleanup();
		}
		handleCopyData(chunk) {}
		handleCommandComplete() {}
		handleReadyForQuery() {
			this.connection = null, this.cb_flush();
		}
	};
})), require_pg_copy_streams = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports) => {
	let CopyToQueryStream = require_copy_to(), CopyFromQueryStream = require_copy_from();
	require_copy_both(), exports.to = function(txt, options) {
		return new CopyToQueryStream(txt, options);
	}, exports.from = function(txt, options) {
		return new CopyFromQueryStream(txt, options);
	};
}));
Object.defineProperty(exports, "esm_default", {
	enumerable: !0,
	get: function() {
		return esm_default;
	}
}), Object.defineProperty(exports, "require_pg_copy_streams", {
	enumerable: !0,
	get: function() {
		return require_pg_copy_streams;
	}
});
