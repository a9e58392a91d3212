import { addressOf, cidr } from '../../../src/audit/access/addresses';

test.each([
  ['203.0.113.0/24', '203.0.113.0', '203.0.113.255'],
  ['203.0.113.77/24', '203.0.113.0', '203.0.113.255'],
  ['203.0.113.7', '203.0.113.7', '203.0.113.7'],
  ['0.0.0.0/0', '0.0.0.0', '255.255.255.255'],
  ['2001:db8::/32', '2001:db8:0:0:0:0:0:0', '2001:db8:ffff:ffff:ffff:ffff:ffff:ffff'],
  ['::1', '0:0:0:0:0:0:0:1', '0:0:0:0:0:0:0:1'],
])('%s is from %s to %s', (text, first, last) => {
  expect(cidr(text)!.map(addressOf)).toEqual([first, last]);
});

test('no address of version 4 is one of version 6', () => {
  expect(cidr('::/0')![0]).toBeGreaterThan(cidr('255.255.255.255')![1]);
});

test.each(['203.0.113', '203.0.113.256', '203.0.113.0/33', '203.0.113.0/-1', '1::2::3', ':::', '2001:db8', 'example'])('%s is no address', (text) => {
  expect(cidr(text)).toBeUndefined();
});
