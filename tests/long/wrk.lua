-- Asks for the pages of a list again and again, and compares each answer's bytes with what may be published.
-- Arguments: the file with the list of paths, and the file with the list of files whose content may be answered.

local threads = {}

function setup(thread)
   table.insert(threads, thread)
end

local function lines_of(name)
   local found = {}
   for line in io.lines(name) do
      table.insert(found, line)
   end
   return found
end

function init(arguments)
   paths = lines_of(arguments[1])
   allowed = {}
   for _, name in ipairs(lines_of(arguments[2])) do
      local file = assert(io.open(name, "rb"))
      allowed[file:read("*a")] = true
      file:close()
   end
   math.randomseed(tonumber(tostring({}):match("0x(%x+)"), 16) % 2 ^ 31)
   answered, failed, foreign = 0, 0, 0
end

function request()
   return wrk.format("GET", paths[math.random(#paths)])
end

function response(status, headers, body)
   answered = answered + 1
   if status ~= 200 then
      failed = failed + 1
   elseif not allowed[body] then
      foreign = foreign + 1
   end
end

function done(summary, latency, requests)
   local total = {answered = 0, failed = 0, foreign = 0}
   for _, thread in ipairs(threads) do
      for name in pairs(total) do
         total[name] = total[name] + thread:get(name)
      end
   end
   local errors = summary.errors
   print(string.format(
      "RESULT %d %d %d %d",
      total.answered, total.failed, total.foreign,
      errors.connect + errors.read + errors.write + errors.status + errors.timeout
   ))
end
