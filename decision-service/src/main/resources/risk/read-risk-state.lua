-- Reads the risk state of one account. Has no side effects. Redis 6.2 or newer.
--
-- KEYS  1 minutes: hash, field `bucket:type` -> number of events; a bucket is a minute since 1970
--       2 hours:   the same by the hour
--       3 strikes: sorted set, member `kind:at:decision`, score is when the strike expires
--       4 labels:  sorted set, member is the label's id, score is when it goes
-- ARGV  1 now, in milliseconds since 1970, like all times here
-- Returns { counters, strikes, labels }:
--       counters  { type, window, number of events, ... } of the last 60 minutes (`1h`) and of the last 24 hours
--                 (`24h`); the bucket that is not full yet counts as a whole one
--       strikes   { kind, number, ... } of those that have not expired and are not older than 90 days
--       labels    { id, ... } of those that have not gone
local now = tonumber(ARGV[1])
local MINUTE, HOUR, DAY = 60000, 3600000, 86400000

local function flat(totals, window, into)
  for name, total in pairs(totals) do
    into[#into + 1] = name
    if window then
      into[#into + 1] = window
    end
    into[#into + 1] = total
  end
end

local function count(key, width, buckets)
  local oldest = math.floor(now / width) - buckets + 1
  local fields = redis.call('HGETALL', key)
  local totals = {}
  for i = 1, #fields, 2 do
    local bucket, name = string.match(fields[i], '^(%d+):(.+)$')
    if tonumber(bucket) >= oldest then
      totals[name] = (totals[name] or 0) + tonumber(fields[i + 1])
    end
  end
  return totals
end

local counters = {}
flat(count(KEYS[1], MINUTE, 60), '1h', counters)
flat(count(KEYS[2], HOUR, 24), '24h', counters)

local total = {}
for _, member in ipairs(redis.call('ZRANGEBYSCORE', KEYS[3], '(' .. ARGV[1], '+inf')) do
  local kind, at = string.match(member, '^([^:]+):(%d+):')
  if tonumber(at) > now - 90 * DAY then
    total[kind] = (total[kind] or 0) + 1
  end
end
local strikes = {}
flat(total, nil, strikes)

return { counters, strikes, redis.call('ZRANGEBYSCORE', KEYS[4], '(' .. ARGV[1], '+inf') }
