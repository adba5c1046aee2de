CREATE TABLE dim_shops (
  shop_id INT, region STRING,
  PRIMARY KEY (shop_id) NOT ENFORCED
) WITH ('bucket' = '1');

CREATE TABLE ods_orders (
  dt STRING, order_id BIGINT, shop_id INT, cents BIGINT,
  PRIMARY KEY (dt, order_id) NOT ENFORCED
) PARTITIONED BY (dt) WITH ('bucket' = '${buckets}', 'changelog-producer' = 'input');

CREATE TABLE dwd_orders (
  dt STRING, order_id BIGINT, shop_id INT, region STRING, cents BIGINT,
  PRIMARY KEY (dt, order_id) NOT ENFORCED
) PARTITIONED BY (dt) WITH ('bucket' = '${buckets}', 'changelog-producer' = '${producer}');

CREATE TABLE dws_sales (
  dt STRING, region STRING, orders BIGINT, cents BIGINT,
  PRIMARY KEY (dt, region) NOT ENFORCED
) PARTITIONED BY (dt) WITH ('bucket' = '1');
