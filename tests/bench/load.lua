-- What wrk asks for: the addresses of a file, one after another, each thread
-- from another place of it.  With a number as the second argument each address
-- gets a parameter that no other request has, so that no cache can know it.
--
--     wrk … -s load.lua URL -- FILE [NUMBER]
--
-- Prints "requests a second<TAB>p50 ms<TAB>p99 ms<TAB>answers that were not 2xx".
local threads = 0

function setup(thread)
	thread:set("place", threads)
	threads = threads + 1
end

function init(args)
	targets, asked = {}, 0
	unique = args[2] and tonumber(args[2]) * 100 + place
	for line in io.lines(args[1]) do
		targets[#targets + 1] = unique and line .. (line:find("?", 1, true) and "&" or "?") or wrk.format("GET", line)
	end
	asked = math.floor(#targets / 2) * place
end

function request()
	asked = asked + 1
	local target = targets[asked % #targets + 1]
	return unique and wrk.format("GET", target .. "bench=" .. unique .. "-" .. asked) or target
end

function done(summary, latency)
	local e = summary.errors
	io.write(string.format("%.0f\t%.3f\t%.3f\t%d\n", summary.requests / summary.duration * 1e6,
		latency:percentile(50) / 1000, latency:percentile(99) / 1000,
		e.status + e.connect + e.read + e.write + e.timeout))
end
