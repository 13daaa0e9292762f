-- Applies the effects of one decision to its account's risk state, once. Redis 6.2 or newer.
--
-- KEYS  1 decisions: sorted set, member is the id of a decision that was applied, score is when it was decided
--       2 minutes, 3 hours, 4 strikes, 5 labels: see read-risk-state.lua
-- ARGV  1 decision id
--       2 now, in milliseconds since 1970, like all times here
--       3 when it was decided
--       4 type of the event
--       5 number of strikes; then for each its kind and when it expires
--       then for each label its id and when it goes
-- Returns 1 if it applied them, 0 if they were applied before.
-- Side effects: counts the event, adds the strikes, sets the labels, remembers the decision, removes what has expired,
--       and gives each key the time to live after which nothing in it counts any more.
--
-- A decision is remembered for 25 hours. Applied again after that it still changes nothing: its event is too old to be
-- counted, its strikes carry its id, and a label keeps the later of two ends.
local id, now, at = ARGV[1], tonumber(ARGV[2]), tonumber(ARGV[3])
local MINUTE, HOUR = 60000, 3600000
local REMEMBERED = 25 * HOUR
local MOST_STRIKES = 1000

local function whole(number)
  return string.format('%.0f', number)
end

redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', whole(now - REMEMBERED))
if redis.call('ZSCORE', KEYS[1], id) then
  return 0
end
redis.call('ZADD', KEYS[1], ARGV[3], id)
redis.call('PEXPIRE', KEYS[1], whole(REMEMBERED + math.max(at - now, 0)))

local function count(key, width, buckets)
  local bucket = math.floor(at / width)
  local oldest = math.floor(now / width) - buckets + 1
  if bucket < oldest then
    return
  end
  local isNew = redis.call('HINCRBY', key, whole(bucket) .. ':' .. ARGV[4], 1) == 1
  redis.call('PEXPIRE', key, whole((math.max(bucket - oldest, buckets) + 1) * width))
  if isNew then
    for _, field in ipairs(redis.call('HKEYS', key)) do
      if tonumber(string.match(field, '^(%d+):')) < oldest then
        redis.call('HDEL', key, field)
      end
    end
  end
end

local function liveUntilLast(key)
  redis.call('ZREMRANGEBYSCORE', key, '-inf', ARGV[2])
  local last = redis.call('ZRANGE', key, -1, -1, 'WITHSCORES')
  if last[2] then
    redis.call('PEXPIRE', key, whole(tonumber(last[2]) - now))
  end
end

count(KEYS[2], MINUTE, 60)
count(KEYS[3], HOUR, 24)

local next = 6
for _ = 1, tonumber(ARGV[5]) do
  redis.call('ZADD', KEYS[4], ARGV[next + 1], ARGV[next] .. ':' .. ARGV[3] .. ':' .. id)
  next = next + 2
end
redis.call('ZREMRANGEBYRANK', KEYS[4], 0, -MOST_STRIKES - 1)
liveUntilLast(KEYS[4])

while ARGV[next] do
  redis.call('ZADD', KEYS[5], 'GT', ARGV[next + 1], ARGV[next])
  next = next + 2
end
liveUntilLast(KEYS[5])
return 1
