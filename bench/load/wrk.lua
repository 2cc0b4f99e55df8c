-- Sends requests that were written beforehand (load/requests.ts), each made unique in its one gap, so that the generator
-- itself costs next to nothing. Arguments: the file of requests, the word that all ids of this run begin with.

local heads, tails, word, sent = {}, {}, "", 0

function init(args)
  local file = assert(io.open(args[1], "rb"))
  local text = file:read("*a")
  file:close()
  for head, tail in text:gmatch("([^\1\2]*)\2([^\1\2]*)\1") do
    heads[#heads + 1] = head
    tails[#tails + 1] = tail
  end
  word = args[2]
end

function request()
  local at = sent % #heads + 1
  sent = sent + 1
  return heads[at] .. word .. sent .. tails[at]
end

function done(summary, latency)
  local errors = summary.errors
  io.write(string.format(
    '\n{"requests":%d,"seconds":%f,"p50Ms":%f,"p99Ms":%f,"errors":%d}\n',
    summary.requests, summary.duration / 1e6, latency:percentile(50) / 1000, latency:percentile(99) / 1000,
    errors.connect + errors.read + errors.write + errors.status + errors.timeout))
end
