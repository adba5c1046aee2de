INSERT INTO ods_orders
SELECT dt, order_id, shop_id, cents FROM shop;

INSERT INTO dwd_orders
SELECT o.dt, o.order_id, o.shop_id, s.region, o.cents
FROM ods AS o
JOIN dim_shops FOR SYSTEM_TIME AS OF o.now_time AS s
ON o.shop_id = s.shop_id;

INSERT INTO dws_sales
SELECT dt, region, COUNT(*), SUM(cents)
FROM dwd
GROUP BY dt, region;
